-- Known errors: what they are recognised by, and what became of them where they were offered

-- CreateTable
CREATE TABLE "known_error_search" (
    "tenant_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "symptoms" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "known_error_search_pkey" PRIMARY KEY ("tenant_id","problem_id")
);

-- CreateTable
CREATE TABLE "known_error_use" (
    "tenant_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "known_error_use_pkey" PRIMARY KEY ("tenant_id","incident_id","problem_id")
);

-- CreateIndex
CREATE INDEX "known_error_use_tenant_id_problem_id_idx" ON "known_error_use"("tenant_id", "problem_id");

-- CreateIndex
CREATE INDEX "known_error_use_tenant_id_decided_by_id_idx" ON "known_error_use"("tenant_id", "decided_by_id");

-- AddForeignKey
ALTER TABLE "known_error_search" ADD CONSTRAINT "known_error_search_tenant_id_problem_id_fkey" FOREIGN KEY ("tenant_id", "problem_id") REFERENCES "problem"("tenant_id", "ticket_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_use" ADD CONSTRAINT "known_error_use_tenant_id_incident_id_fkey" FOREIGN KEY ("tenant_id", "incident_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_use" ADD CONSTRAINT "known_error_use_tenant_id_problem_id_fkey" FOREIGN KEY ("tenant_id", "problem_id") REFERENCES "problem"("tenant_id", "ticket_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_use" ADD CONSTRAINT "known_error_use_tenant_id_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "decided_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "known_error_use" ADD CONSTRAINT "known_error_use_outcome" CHECK (outcome IN ('offered', 'used', 'dismissed'));
ALTER TABLE "known_error_use" ADD CONSTRAINT "known_error_use_decided" CHECK ((outcome = 'offered') = (decided_at IS NULL));

SELECT farol_wall('known_error_search', 'SELECT, INSERT, UPDATE, DELETE');
SELECT farol_wall('known_error_use', 'SELECT, INSERT, UPDATE, DELETE');

-- Words ---------------------------------------------------------------------------------------------
-- What a published known error is recognised by: the title (A), its symptoms and error code (B), and, of less
-- weight, the description (D). The cause and the workaround are left out: people write what they see.

-- Known errors of these problems anew, in the transaction of the change, as whoever makes it: the walls hold.
CREATE FUNCTION search_known_error_rebuild(tenant uuid, problem uuid) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM public.known_error_search s WHERE s.tenant_id = tenant AND s.problem_id = problem
    AND NOT EXISTS (SELECT FROM public.problem p
      WHERE p.tenant_id = tenant AND p.ticket_id = problem AND p.known_error_at IS NOT NULL);
  INSERT INTO public.known_error_search (tenant_id, problem_id, title, symptoms, words)
  SELECT p.tenant_id, p.ticket_id, public.search_plain(t.title), public.search_plain(coalesce(p.symptoms, '')),
    public.search_words(t.title, 'A') || public.search_words(concat_ws(' ', p.symptoms, p.error_code), 'B')
      || public.search_words(t.description_text, 'D')
  FROM public.problem p
  JOIN public.ticket t ON t.tenant_id = p.tenant_id AND t.id = p.ticket_id
  WHERE p.tenant_id = tenant AND p.ticket_id = problem AND p.known_error_at IS NOT NULL
  ON CONFLICT (tenant_id, problem_id)
    DO UPDATE SET title = excluded.title, symptoms = excluded.symptoms, words = excluded.words
$$;

CREATE FUNCTION search_problem_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_known_error_rebuild(NEW.tenant_id, NEW.ticket_id);
  RETURN NULL;
END $$;

CREATE FUNCTION search_problem_ticket_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.search_known_error_rebuild(NEW.tenant_id, NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER known_error_added AFTER INSERT ON "problem" FOR EACH ROW
  WHEN (NEW.known_error_at IS NOT NULL) EXECUTE FUNCTION search_problem_changed();
CREATE TRIGGER known_error_changed AFTER UPDATE OF symptoms, error_code, known_error_at ON "problem" FOR EACH ROW
  WHEN ((OLD.symptoms, OLD.error_code, OLD.known_error_at) IS DISTINCT FROM (NEW.symptoms, NEW.error_code, NEW.known_error_at))
  EXECUTE FUNCTION search_problem_changed();
CREATE TRIGGER known_error_changed AFTER UPDATE OF title, description_text ON "ticket" FOR EACH ROW
  WHEN (NEW.kind = 'problem' AND (OLD.title, OLD.description_text) IS DISTINCT FROM (NEW.title, NEW.description_text))
  EXECUTE FUNCTION search_problem_ticket_changed();

-- What is there already.
SELECT count(search_known_error_rebuild(tenant_id, ticket_id)) FROM "problem" WHERE known_error_at IS NOT NULL;
