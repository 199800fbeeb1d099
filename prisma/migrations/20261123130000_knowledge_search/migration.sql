-- Searching the knowledge base, what it spared, and what is missing in it --------------------------------

-- CreateTable
CREATE TABLE "kb_search" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "gist" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "kb_search_pkey" PRIMARY KEY ("tenant_id","article_id","locale")
);

-- CreateTable
CREATE TABLE "kb_query_day" (
    "tenant_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "query" TEXT NOT NULL,
    "searches" INTEGER NOT NULL DEFAULT 1,
    "without_result" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "kb_query_day_pkey" PRIMARY KEY ("tenant_id","locale","day","query")
);

-- CreateTable
CREATE TABLE "deflection" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "visitor" TEXT,
    "place" TEXT NOT NULL,
    "query" TEXT NOT NULL DEFAULT '',
    "target_kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "deflection_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_gap_dismissal" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_by_id" UUID,

    CONSTRAINT "kb_gap_dismissal_pkey" PRIMARY KEY ("tenant_id","kind","key")
);

-- CreateIndex
CREATE INDEX "kb_query_day_tenant_id_day_idx" ON "kb_query_day"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "deflection_tenant_id_at_idx" ON "deflection"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "deflection_tenant_id_target_id_idx" ON "deflection"("tenant_id", "target_id");

-- CreateIndex
CREATE INDEX "deflection_tenant_id_user_id_idx" ON "deflection"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "deflection_tenant_id_session_id_target_id_key" ON "deflection"("tenant_id", "session_id", "target_id");

-- CreateIndex
CREATE INDEX "kb_gap_dismissal_tenant_id_dismissed_by_id_idx" ON "kb_gap_dismissal"("tenant_id", "dismissed_by_id");

-- AddForeignKey
ALTER TABLE "kb_search" ADD CONSTRAINT "kb_search_tenant_id_article_id_locale_fkey" FOREIGN KEY ("tenant_id", "article_id", "locale") REFERENCES "kb_translation"("tenant_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_gap_dismissal" ADD CONSTRAINT "kb_gap_dismissal_tenant_id_dismissed_by_id_fkey" FOREIGN KEY ("tenant_id", "dismissed_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "kb_query_day" ADD CONSTRAINT "kb_query_day_counts" CHECK (searches > 0 AND without_result BETWEEN 0 AND searches);
ALTER TABLE "kb_query_day" ADD CONSTRAINT "kb_query_day_query" CHECK (query <> '' AND length(query) <= 120);
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_place" CHECK (place IN ('portal', 'kb', 'email'));
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_target_kind" CHECK (target_kind IN ('article', 'known_error'));
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_outcome" CHECK (outcome IN ('offered', 'opened', 'helped', 'not_helped'));
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_decided" CHECK ((outcome = 'offered') = (decided_at IS NULL));
ALTER TABLE "kb_gap_dismissal" ADD CONSTRAINT "kb_gap_dismissal_kind" CHECK (kind IN ('search', 'feedback', 'category', 'reopened'));

SELECT farol_wall('kb_search', 'SELECT, INSERT, UPDATE, DELETE');
SELECT farol_wall('kb_query_day', 'SELECT, INSERT, UPDATE, DELETE');
SELECT farol_wall('deflection', 'SELECT, INSERT, UPDATE, DELETE');
SELECT farol_wall('kb_gap_dismissal', 'SELECT, INSERT, UPDATE, DELETE');

-- Words ---------------------------------------------------------------------------------------------
-- Of each published text: the gist is what it says it is about, title (A), summary, headings and tags (B); the words
-- have the body as well (D). What is suggested while somebody types is found by the gist.

-- The texts of an article anew, in the transaction of the change, as whoever makes it: the walls hold.
CREATE FUNCTION search_article_rebuild(tenant uuid, article uuid) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM public.kb_search s WHERE s.tenant_id = tenant AND s.article_id = article
    AND NOT EXISTS (SELECT FROM public.kb_translation tr WHERE tr.tenant_id = tenant AND tr.article_id = article
      AND tr.locale = s.locale AND tr.published_version_id IS NOT NULL);
  INSERT INTO public.kb_search (tenant_id, article_id, locale, visibility, title, gist, words)
  SELECT tr.tenant_id, tr.article_id, tr.locale, a.visibility, public.search_plain(v.title), g.gist,
    g.gist || public.search_words(v.text, 'D')
  FROM public.kb_translation tr
  JOIN public.kb_article a ON a.tenant_id = tr.tenant_id AND a.id = tr.article_id
  JOIN public.kb_version v ON v.tenant_id = tr.tenant_id AND v.id = tr.published_version_id
  CROSS JOIN LATERAL (
    SELECT public.search_words(v.title, 'A') || public.search_words(concat_ws(' ', v.summary,
      (SELECT string_agg(h ->> 'text', ' ') FROM jsonb_array_elements(v.headings) h),
      (SELECT string_agg(t.tag, ' ') FROM public.kb_article_tag t WHERE t.tenant_id = tr.tenant_id AND t.article_id = tr.article_id)), 'B') AS gist
  ) g
  WHERE tr.tenant_id = tenant AND tr.article_id = article
  ON CONFLICT (tenant_id, article_id, locale)
    DO UPDATE SET visibility = excluded.visibility, title = excluded.title, gist = excluded.gist, words = excluded.words
$$;

CREATE FUNCTION search_article_published() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_article_rebuild(NEW.tenant_id, NEW.article_id);
  RETURN NULL;
END $$;

CREATE FUNCTION search_article_shown() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.kb_search SET visibility = NEW.visibility WHERE tenant_id = NEW.tenant_id AND article_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION search_article_tagged() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_article_rebuild(c.tenant_id, c.article_id)
  FROM (SELECT DISTINCT tenant_id, article_id FROM changed) c;
  RETURN NULL;
END $$;

CREATE TRIGGER search_added AFTER INSERT ON "kb_translation" FOR EACH ROW
  WHEN (NEW.published_version_id IS NOT NULL) EXECUTE FUNCTION search_article_published();
CREATE TRIGGER search_changed AFTER UPDATE OF published_version_id ON "kb_translation" FOR EACH ROW
  WHEN (OLD.published_version_id IS DISTINCT FROM NEW.published_version_id) EXECUTE FUNCTION search_article_published();
CREATE TRIGGER search_changed AFTER UPDATE OF visibility ON "kb_article" FOR EACH ROW
  WHEN (OLD.visibility <> NEW.visibility) EXECUTE FUNCTION search_article_shown();
CREATE TRIGGER search_added AFTER INSERT ON "kb_article_tag" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_article_tagged();
CREATE TRIGGER search_removed AFTER DELETE ON "kb_article_tag" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_article_tagged();

-- What is there already.
SELECT count(search_article_rebuild(tenant_id, article_id))
FROM (SELECT DISTINCT tenant_id, article_id FROM "kb_translation" WHERE published_version_id IS NOT NULL) p;

CREATE INDEX "kb_search_gist" ON "kb_search" USING gin (tenant_id, gist) WITH (gin_pending_list_limit = 256);
CREATE INDEX "kb_search_words" ON "kb_search" USING gin (tenant_id, words) WITH (gin_pending_list_limit = 256);
CREATE INDEX "kb_search_title" ON "kb_search" USING gin (tenant_id, title public.gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- Asking --------------------------------------------------------------------------------------------
-- As with tickets, functions ask in the name of a role that sees all rows of this one table, and each keeps to the
-- tenant of the transaction by itself. They return ids, weights and, for what was mistyped, words of titles. `levels`
-- keeps what the caller will not show from taking the places of what they will; who may read which article is decided
-- where they are called.

GRANT SELECT ON "kb_search" TO farol_search;
CREATE POLICY search ON "kb_search" FOR SELECT TO farol_search USING (true);

-- A stem as a query, whatever signs are in it.
CREATE FUNCTION search_stem(stem text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT ('''' || replace(replace(stem, '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- The published texts of this tenant that match, the best `most`.
CREATE FUNCTION search_articles(wanted jsonb, levels text[], most integer)
RETURNS TABLE (article_id uuid, locale text, weight real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  query tsquery := public.search_query(wanted);
BEGIN
  IF query IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.article_id, f.locale, ts_rank('{0.1, 0.3, 0.5, 1.0}', f.words, query, 1) + ts_rank('{0, 0, 0.5, 1.0}', f.gist, query, 1) AS weight
    FROM (
      SELECT s.article_id, s.locale, s.words, s.gist FROM public.kb_search s
      WHERE s.tenant_id = tenant AND s.words @@ query AND s.visibility = ANY (levels)
      ORDER BY s.article_id DESC LIMIT 2000
    ) f
    ORDER BY 3 DESC, 1 DESC LIMIT least(most, 2000);
END $$;

-- The published texts of this tenant whose gist has most of what a title and a description say, the likeliest `most`:
-- what they share, weighed by how rare it is, as a part of what the title weighs, its words that no text has among
-- them, and the three heaviest words of the description. Words of `common` tell little, stop words of either language
-- nothing. The rarest words lead to the texts, as far as those stay few; the others count where these led. What only
-- the summary, the headings or the tags share must be three words or more.
CREATE FUNCTION search_articles_about(given_title text, given_text text, common text[], levels text[], most integer)
RETURNS TABLE (article_id uuid, locale text, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  given tsvector := public.search_words(left(given_title, 300), 'A') || public.search_words(left(given_text, 2000), 'B');
  stems text[];
  heft float8[];
  plainly boolean[];
  guides text[];
  whole float8;
  n float8;
BEGIN
  SELECT count(*) INTO n FROM (SELECT FROM public.kb_search s WHERE s.tenant_id = tenant LIMIT 20000) counted;
  SELECT array_agg(a.lexeme) FILTER (WHERE a.texts > 0), array_agg(a.weight) FILTER (WHERE a.texts > 0),
    array_agg(a.telling) FILTER (WHERE a.texts > 0), array_agg(a.lexeme) FILTER (WHERE a.texts > 0 AND (a.led <= 1200 OR a.texts = a.led)),
    coalesce(sum(a.weight) FILTER (WHERE a.titled AND a.place <= 8), 0)
      + coalesce(sum(a.weight) FILTER (WHERE NOT a.titled AND a.texts > 0 AND a.place <= 3), 0)
  INTO stems, heft, plainly, guides, whole
  FROM (
    SELECT w.*, sum(w.texts) OVER (ORDER BY w.texts, w.lexeme) AS led, row_number() OVER (PARTITION BY w.titled, w.titled OR w.texts > 0 ORDER BY w.weight DESC) AS place
    FROM (
      SELECT g.lexeme, g.titled, g.telling, d.texts,
        (CASE WHEN g.titled THEN 1.0 ELSE 0.5 END) * (CASE WHEN g.telling THEN 1.0 ELSE 0.15 END)
          * CASE WHEN d.texts = 0 THEN 0.35 ELSE ln(1 + n / d.texts) / ln(2 + n) END AS weight
      FROM (
        SELECT u.lexeme, 'A' = ANY (u.weights) AS titled, NOT (u.lexeme = ANY (common) OR u.lexeme ~ '^\D{1,2}$') AS telling
        FROM unnest(given) AS u(lexeme, positions, weights)
        WHERE to_tsvector('pg_catalog.portuguese', u.lexeme) <> '' AND to_tsvector('pg_catalog.english', u.lexeme) <> ''
        ORDER BY 2 DESC, 3 DESC, length(u.lexeme) DESC LIMIT 24
      ) g
      CROSS JOIN LATERAL (
        SELECT count(*) AS texts FROM (
          SELECT FROM public.kb_search s WHERE s.tenant_id = tenant AND s.gist @@ public.search_stem(g.lexeme) LIMIT 1201
        ) having_it
      ) d
    ) w
  ) a;
  IF guides IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.article_id, f.locale,
      least(1, sum(a.weight * CASE WHEN 'A' = ANY (u.weights) THEN 1 ELSE 0.7 END) / greatest(whole, 0.5))::real AS score
    FROM (
      SELECT s.article_id, s.locale, s.gist FROM public.kb_search s
      WHERE s.tenant_id = tenant AND s.visibility = ANY (levels)
        AND s.gist @@ (SELECT string_agg(public.search_stem(stem)::text, ' | ')::tsquery FROM unnest(guides) AS stem)
      LIMIT 1500
    ) f
    CROSS JOIN LATERAL unnest(f.gist) AS u(lexeme, positions, weights)
    JOIN unnest(stems, heft, plainly) AS a(lexeme, weight, telling) ON a.lexeme = u.lexeme
    GROUP BY f.article_id, f.locale
    HAVING bool_or(a.telling AND 'A' = ANY (u.weights)) OR count(*) FILTER (WHERE a.telling) > 2
    ORDER BY 3 DESC, 1 DESC LIMIT least(most, 100);
END $$;

-- Titles of this tenant with a word that is written much like the given one: for who mistyped it.
CREATE FUNCTION search_article_titles_like(word text, levels text[]) RETURNS TABLE (article_id uuid, title text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp
SET pg_trgm.word_similarity_threshold = 0.4 AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  plain text := public.search_plain(left(word, 60));
BEGIN
  RETURN QUERY SELECT s.article_id, s.title FROM public.kb_search s
    WHERE s.tenant_id = tenant AND s.visibility = ANY (levels) AND s.title OPERATOR(public.%>) plain LIMIT 300;
END $$;

DO $$
BEGIN
  -- To hand the functions over one must be of the role, and the role must be allowed to own them here, for a moment.
  EXECUTE format('GRANT farol_search TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO farol_search;
  ALTER FUNCTION search_articles(jsonb, text[], integer) OWNER TO farol_search;
  ALTER FUNCTION search_articles_about(text, text, text[], text[], integer) OWNER TO farol_search;
  ALTER FUNCTION search_article_titles_like(text, text[]) OWNER TO farol_search;
  REVOKE CREATE ON SCHEMA public FROM farol_search;
  EXECUTE format('REVOKE farol_search FROM %I', current_user);
END $$;
REVOKE EXECUTE ON FUNCTION search_articles(jsonb, text[], integer), search_articles_about(text, text, text[], text[], integer),
  search_article_titles_like(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_articles(jsonb, text[], integer), search_articles_about(text, text, text[], text[], integer),
  search_article_titles_like(text, text[]) TO farol_app;
