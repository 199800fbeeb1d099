-- Full text of tickets ------------------------------------------------------------------------------
-- What is searched in stands beside the tickets, one row each: the words of what everybody may read who sees the
-- ticket, and, once there is an internal note, those of what staff may read. docs/search.md explains the choices.

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

-- CreateTable
CREATE TABLE "ticket_search" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "public_words" tsvector NOT NULL,
    "staff_words" tsvector,

    CONSTRAINT "ticket_search_pkey" PRIMARY KEY ("tenant_id","ticket_id")
);

-- AddForeignKey
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT farol_wall('ticket_search', 'SELECT, INSERT, UPDATE, DELETE');

-- Words ---------------------------------------------------------------------------------------------

-- A text as its plain words: no accents, no case, no signs. What is joined by signs (10.0.0.1, srv-01, e-mail)
-- becomes neighbouring words, in what is searched in as in what is searched for.
CREATE FUNCTION search_plain(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT trim(regexp_replace(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, left(given, 20000))),
    '\me-mail', 'email', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- Portuguese plurals that its stemmer knows only with their accents, as singulars: configuracoes, canais, imagens.
CREATE FUNCTION search_singular(plain text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(plain,
    '([a-z]{2})(?:oes|aes)\M', '\1ao', 'g'),
    '([a-z]{2}[aeou])is\M', '\1l', 'g'),
    '([a-z]{2}[aeiou])ns\M', '\1m', 'g')
$$;

-- The words of a text in both languages, each by its stem.
CREATE FUNCTION search_words(given text, weight "char") RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT setweight(
    to_tsvector('pg_catalog.portuguese', public.search_singular(plain)) || to_tsvector('pg_catalog.english', plain), weight)
  FROM public.search_plain(coalesce(given, '')) AS plain
$$;

CREATE FUNCTION search_ticket_words(title text, reference text, tags text, description text, resolution text)
RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT public.search_words(concat_ws(' ', title, reference), 'A') || public.search_words(tags, 'B')
    || public.search_words(concat_ws(' ', description, resolution), 'C')
$$;

-- Upkeep --------------------------------------------------------------------------------------------
-- In the transaction of the change, as whoever makes it: the walls hold here as everywhere. One statement for all
-- rows of a statement, so that an import pays once.

-- More words than this are not added to one ticket: a vector has an end, and a reply must never fail for it.
CREATE FUNCTION search_has_room(words tsvector) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$ SELECT length(words) < 10000 $$;

CREATE FUNCTION search_ticket_added() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.ticket_search (tenant_id, ticket_id, title, public_words)
  SELECT t.tenant_id, t.id, public.search_plain(t.title),
    public.search_ticket_words(t.title, t.external_ref, NULL, t.description_text, t.resolution)
  FROM added t;
  RETURN NULL;
END $$;

-- All words of some tickets anew.
CREATE FUNCTION search_rebuild(tenants uuid[], tickets uuid[]) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.ticket_search s SET
    title = public.search_plain(t.title),
    public_words = w.own || public.search_words(c.public, 'D'),
    staff_words = CASE WHEN c.internal IS NOT NULL
      THEN w.own || public.search_words(c.public, 'D') || public.search_words(c.internal, 'D') END
  FROM (SELECT DISTINCT * FROM unnest(tenants, tickets) AS u(tenant_id, ticket_id)) u
  JOIN public.ticket t ON t.tenant_id = u.tenant_id AND t.id = u.ticket_id
  CROSS JOIN LATERAL (
    SELECT string_agg(tag, ' ') AS tags FROM public.ticket_tag g WHERE g.tenant_id = t.tenant_id AND g.ticket_id = t.id
  ) g
  CROSS JOIN LATERAL (
    SELECT string_agg(left(newest.body_text, 4000), ' ') FILTER (WHERE newest.visibility = 'public') AS public,
      string_agg(left(newest.body_text, 4000), ' ') FILTER (WHERE newest.visibility = 'internal') AS internal
    FROM (SELECT body_text, visibility FROM public.comment
      WHERE tenant_id = t.tenant_id AND ticket_id = t.id ORDER BY created_at DESC LIMIT 100) newest
  ) c
  CROSS JOIN LATERAL (
    SELECT public.search_ticket_words(t.title, t.external_ref, g.tags, t.description_text, t.resolution) AS own
  ) w
  WHERE s.tenant_id = t.tenant_id AND s.ticket_id = t.id
$$;

CREATE FUNCTION search_ticket_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_rebuild(ARRAY[NEW.tenant_id], ARRAY[NEW.id]);
  RETURN NULL;
END $$;

-- What is said is added to the words that are there.
CREATE FUNCTION search_comment_added() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.ticket_search s SET
    public_words = s.public_words || a.public,
    staff_words = CASE WHEN s.staff_words IS NOT NULL OR a.notes
      THEN coalesce(s.staff_words, s.public_words) || a.public || a.internal END
  FROM (
    SELECT tenant_id, ticket_id, bool_or(visibility = 'internal') AS notes,
      public.search_words(string_agg(left(body_text, 4000), ' ') FILTER (WHERE visibility = 'public'), 'D') AS public,
      public.search_words(string_agg(left(body_text, 4000), ' ') FILTER (WHERE visibility = 'internal'), 'D') AS internal
    FROM added GROUP BY tenant_id, ticket_id
  ) a
  WHERE s.tenant_id = a.tenant_id AND s.ticket_id = a.ticket_id
    AND public.search_has_room(coalesce(s.staff_words, s.public_words));
  RETURN NULL;
END $$;

CREATE FUNCTION search_part_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_rebuild(array_agg(tenant_id), array_agg(ticket_id)) FROM (SELECT DISTINCT tenant_id, ticket_id FROM changed) c
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER search_added AFTER INSERT ON "ticket" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_ticket_added();
CREATE TRIGGER search_changed AFTER UPDATE OF title, description_text, resolution, external_ref ON "ticket" FOR EACH ROW
  WHEN ((OLD.title, OLD.description_text, OLD.resolution, OLD.external_ref)
    IS DISTINCT FROM (NEW.title, NEW.description_text, NEW.resolution, NEW.external_ref))
  EXECUTE FUNCTION search_ticket_changed();
CREATE TRIGGER search_added AFTER INSERT ON "comment" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_comment_added();
CREATE TRIGGER search_changed AFTER UPDATE ON "comment" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_part_changed();
CREATE TRIGGER search_removed AFTER DELETE ON "comment" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_part_changed();
CREATE TRIGGER search_added AFTER INSERT ON "ticket_tag" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_part_changed();
CREATE TRIGGER search_removed AFTER DELETE ON "ticket_tag" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_part_changed();

-- What is there already.
INSERT INTO "ticket_search" (tenant_id, ticket_id, title, public_words)
SELECT tenant_id, id, '', '' FROM "ticket";
DO $$
DECLARE
  batch record;
BEGIN
  FOR batch IN
    SELECT array_agg(tenant_id) AS tenants, array_agg(ticket_id) AS tickets
    FROM (SELECT tenant_id, ticket_id, (row_number() OVER (ORDER BY tenant_id, ticket_id)) / 1000 AS part FROM ticket_search) r
    GROUP BY part
  LOOP
    PERFORM search_rebuild(batch.tenants, batch.tickets);
  END LOOP;
END $$;

-- After the rows, which is how an index is built fast. The tenant leads: its words are met with its rows alone. The
-- lists of what is not sorted in yet stay short, since every search reads them.
CREATE INDEX "ticket_search_public" ON "ticket_search" USING gin (tenant_id, public_words) WITH (gin_pending_list_limit = 512);
CREATE INDEX "ticket_search_staff" ON "ticket_search" USING gin (tenant_id, staff_words) WITH (gin_pending_list_limit = 512);
CREATE INDEX "ticket_search_title" ON "ticket_search" USING gin (tenant_id, title public.gin_trgm_ops) WITH (gin_pending_list_limit = 512);

-- Asking --------------------------------------------------------------------------------------------
-- Under row-level security only leakproof operators reach an index, and those of full text are not. So two functions
-- ask in the name of a role that sees all rows of this one table, and each keeps to the tenant of the transaction by
-- itself. They return ids and numbers, and titles' words; who may see which ticket is decided where they are called.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'farol_search') THEN
    CREATE ROLE farol_search NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO farol_search;
GRANT SELECT ON "ticket_search" TO farol_search;
CREATE POLICY search ON "ticket_search" FOR SELECT TO farol_search USING (true);

-- One thing that is searched for, a word or a phrase, as a query over both languages. Null for a word that means
-- nothing by itself in one of them, unless `telling` is off. With `begun`, the last word may go on.
CREATE FUNCTION search_term(given text, begun boolean, telling boolean) RETURNS tsquery LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  plain text := public.search_plain(left(given, 200));
  pt tsquery := phraseto_tsquery('pg_catalog.portuguese', public.search_singular(plain));
  en tsquery := phraseto_tsquery('pg_catalog.english', plain);
  found tsquery;
BEGIN
  IF plain = '' OR (numnode(pt) = 0 AND numnode(en) = 0) OR (telling AND (numnode(pt) = 0 OR numnode(en) = 0)) THEN
    RETURN NULL;
  END IF;
  found := pt || en;
  IF begun AND plain !~ ' ' AND length(plain) > 1 THEN
    found := found || to_tsquery('pg_catalog.simple', plain || ':*');
  END IF;
  RETURN found;
END $$;

-- {"all": [{"any": ["text", ...], "not": bool, "begun": bool}, ...]} as a query; null when nothing is left of it.
CREATE FUNCTION search_query(wanted jsonb) RETURNS tsquery LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clause jsonb;
  alternatives tsquery;
  term tsquery;
  every tsquery;
  telling boolean;
  word text;
BEGIN
  FOREACH telling IN ARRAY ARRAY[true, false] LOOP
    FOR clause IN SELECT value FROM jsonb_array_elements(wanted -> 'all') LIMIT 20 LOOP
      alternatives := NULL;
      FOR word IN SELECT value FROM jsonb_array_elements_text(clause -> 'any') LIMIT 10 LOOP
        term := public.search_term(word, coalesce((clause ->> 'begun')::boolean, false), telling);
        alternatives := CASE WHEN alternatives IS NULL THEN term WHEN term IS NULL THEN alternatives ELSE alternatives || term END;
      END LOOP;
      CONTINUE WHEN alternatives IS NULL;
      IF coalesce((clause ->> 'not')::boolean, false) THEN alternatives := !! alternatives; END IF;
      every := CASE WHEN every IS NULL THEN alternatives ELSE every && alternatives END;
    END LOOP;
    EXIT WHEN every IS NOT NULL;
  END LOOP;
  RETURN every;
END $$;

-- The tickets of this tenant that match, the newest `most` of them by id. Only the newest thousand are weighed:
-- weighing a hundred thousand would make the commonest words the slowest.
CREATE FUNCTION search_tickets(wanted jsonb, staff boolean, most integer) RETURNS TABLE (ticket_id uuid, weight real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  query tsquery := public.search_query(wanted);
BEGIN
  IF query IS NULL THEN RETURN; END IF;
  IF staff THEN
    RETURN QUERY
      SELECT f.ticket_id, CASE WHEN f.place <= 1000 THEN ts_rank('{0.1, 0.3, 0.5, 1.0}', f.words, query, 1) ELSE 0 END::real
      FROM (
        SELECT s.ticket_id, coalesce(s.staff_words, s.public_words) AS words, row_number() OVER (ORDER BY s.ticket_id DESC) AS place
        FROM public.ticket_search s
        WHERE s.tenant_id = tenant AND (s.staff_words @@ query OR (s.public_words @@ query AND s.staff_words IS NULL))
        ORDER BY s.ticket_id DESC LIMIT most
      ) f;
  ELSE
    RETURN QUERY
      SELECT f.ticket_id, CASE WHEN f.place <= 1000 THEN ts_rank('{0.1, 0.3, 0.5, 1.0}', f.public_words, query, 1) ELSE 0 END::real
      FROM (
        SELECT s.ticket_id, s.public_words, row_number() OVER (ORDER BY s.ticket_id DESC) AS place
        FROM public.ticket_search s WHERE s.tenant_id = tenant AND s.public_words @@ query
        ORDER BY s.ticket_id DESC LIMIT most
      ) f;
  END IF;
END $$;

-- Titles of this tenant with a word that is written much like the given one: for who mistyped it.
CREATE FUNCTION search_titles_like(word text) RETURNS TABLE (ticket_id uuid, title text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp
SET pg_trgm.word_similarity_threshold = 0.4 AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  plain text := public.search_plain(left(word, 60));
BEGIN
  RETURN QUERY SELECT s.ticket_id, s.title FROM public.ticket_search s
    WHERE s.tenant_id = tenant AND s.title OPERATOR(public.%>) plain LIMIT 300;
END $$;

DO $$
BEGIN
  -- To hand the functions over one must be of the role, and the role must be allowed to own them here, for a moment.
  EXECUTE format('GRANT farol_search TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO farol_search;
  ALTER FUNCTION search_tickets(jsonb, boolean, integer) OWNER TO farol_search;
  ALTER FUNCTION search_titles_like(text) OWNER TO farol_search;
  REVOKE CREATE ON SCHEMA public FROM farol_search;
  EXECUTE format('REVOKE farol_search FROM %I', current_user);
END $$;
REVOKE EXECUTE ON FUNCTION search_tickets(jsonb, boolean, integer), search_titles_like(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_tickets(jsonb, boolean, integer), search_titles_like(text) TO farol_app;
