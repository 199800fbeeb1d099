-- Searches that stay within bounds, and that find all of what is asked for ---------------------------------

-- Tags are for those who work tickets: a requester must not find out by searching what nobody shows them.
CREATE OR REPLACE FUNCTION search_rebuild(tenants uuid[], tickets uuid[]) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.ticket_search s SET
    title = public.search_plain(t.title),
    public_words = w.own || public.search_words(c.public, 'D'),
    staff_words = CASE WHEN c.internal IS NOT NULL OR g.tags IS NOT NULL
      THEN w.own || public.search_words(g.tags, 'B') || public.search_words(c.public, 'D') || public.search_words(c.internal, 'D') END
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
    SELECT public.search_ticket_words(t.title, t.external_ref, NULL, t.description_text, t.resolution) AS own
  ) w
  WHERE s.tenant_id = t.tenant_id AND s.ticket_id = t.id
$$;

DO $$
DECLARE
  batch record;
BEGIN
  FOR batch IN
    SELECT array_agg(tenant_id) AS tenants, array_agg(ticket_id) AS tickets
    FROM (
      SELECT tenant_id, ticket_id, (row_number() OVER (ORDER BY tenant_id, ticket_id)) / 1000 AS part
      FROM (SELECT DISTINCT tenant_id, ticket_id FROM ticket_tag) tagged
    ) r
    GROUP BY part
  LOOP
    PERFORM search_rebuild(batch.tenants, batch.tickets);
  END LOOP;
END $$;

-- The same, but the beginning of a word needs three letters: two are those of half of all words, of all tenants.
CREATE OR REPLACE FUNCTION search_term(given text, begun boolean, telling boolean) RETURNS tsquery LANGUAGE plpgsql STABLE
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
  IF begun AND plain !~ ' ' AND length(plain) > 2 THEN
    found := found || to_tsquery('pg_catalog.simple', plain || ':*');
  END IF;
  RETURN found;
END $$;

DO $$
BEGIN
  -- To replace the function and hand it over one must be of the role, and the role allowed to own it, for a moment.
  EXECUTE format('GRANT farol_search TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO farol_search;
END $$;

DROP FUNCTION search_tickets(jsonb, boolean, integer);

-- The tickets of this tenant that match: the newest `most` of them by id, or all of those `among` a few. A word that
-- stands in very many tickets would else hide the few that somebody may see, or asks for. Only the newest thousand
-- are weighed: weighing a hundred thousand would make the commonest words the slowest.
CREATE FUNCTION search_tickets(wanted jsonb, staff boolean, most integer, among uuid[] DEFAULT NULL)
RETURNS TABLE (ticket_id uuid, weight real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  query tsquery := public.search_query(wanted);
BEGIN
  IF query IS NULL THEN RETURN; END IF;
  IF among IS NOT NULL THEN
    RETURN QUERY
      SELECT f.ticket_id, CASE WHEN f.place <= 1000 THEN ts_rank('{0.1, 0.3, 0.5, 1.0}', f.words, query, 1) ELSE 0 END::real
      FROM (
        SELECT m.ticket_id, m.words, row_number() OVER (ORDER BY m.ticket_id DESC) AS place
        FROM (
          SELECT s.ticket_id, CASE WHEN staff THEN coalesce(s.staff_words, s.public_words) ELSE s.public_words END AS words
          FROM public.ticket_search s WHERE s.tenant_id = tenant AND s.ticket_id = ANY (among)
        ) m
        WHERE m.words @@ query
        ORDER BY m.ticket_id DESC LIMIT most
      ) f;
  ELSIF staff THEN
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

DO $$
BEGIN
  ALTER FUNCTION search_tickets(jsonb, boolean, integer, uuid[]) OWNER TO farol_search;
  REVOKE CREATE ON SCHEMA public FROM farol_search;
  EXECUTE format('REVOKE farol_search FROM %I', current_user);
END $$;
REVOKE EXECUTE ON FUNCTION search_tickets(jsonb, boolean, integer, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_tickets(jsonb, boolean, integer, uuid[]) TO farol_app;
