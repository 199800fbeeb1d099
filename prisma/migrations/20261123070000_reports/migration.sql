-- CreateTable
CREATE TABLE "ticket_measure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" SMALLINT NOT NULL,
    "category_id" UUID,
    "requester_id" UUID NOT NULL,
    "assignee_id" UUID,
    "team_id" UUID,
    "confidential" BOOLEAN NOT NULL,
    "reopen_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "replied_at" TIMESTAMPTZ(3),
    "policy_id" UUID,
    "first_response_state" TEXT,
    "first_response_due_at" TIMESTAMPTZ(3),
    "first_response_breached" BOOLEAN NOT NULL,
    "first_response_ms" BIGINT,
    "resolution_state" TEXT,
    "resolution_due_at" TIMESTAMPTZ(3),
    "resolution_breached" BOOLEAN NOT NULL,
    "resolution_ms" BIGINT,

    CONSTRAINT "ticket_measure_pkey" PRIMARY KEY ("tenant_id","id")
);

-- AddForeignKey
ALTER TABLE "ticket_measure" ADD CONSTRAINT "ticket_measure_tenant_id_id_fkey" FOREIGN KEY ("tenant_id", "id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand ------------------------------------------------------------------------------------

SELECT farol_wall('ticket_measure', 'SELECT, INSERT, UPDATE, DELETE');

-- ISO 8601 in UTC: what it means depends on no setting, whatever the cast has to assume.
CREATE FUNCTION farol_instant(text) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN $1::timestamptz;

-- When the first public reply came from those who work the ticket. Facts count milliseconds since 1970.
CREATE FUNCTION farol_first_reply(facts json) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT to_timestamp(min((fact ->> 'at')::float8) / 1000)
  FROM json_array_elements(facts) fact WHERE fact ->> 'type' = 'replied'
);

-- What a row of ticket_measure says, said once: for the triggers and for the filling below. A clock has a due time
-- only while it runs; an end that nobody wrote down was at the opening.
CREATE VIEW "ticket_measured" WITH (security_invoker) AS
SELECT t.tenant_id, t.id, t.kind, t.status, t.priority, t.category_id, t.requester_id, t.assignee_id, t.team_id,
  t.confidential, t.reopen_count, t.created_at, t.resolved_at,
  CASE WHEN t.status NOT IN ('new', 'in_progress', 'on_hold') THEN coalesce(t.resolved_at, t.closed_at, t.created_at) END AS ended_at,
  t.deleted_at,
  farol_first_reply(s.facts) AS replied_at, s.policy_id,
  s.first_response_state, farol_instant(s.clocks #>> '{firstResponse,dueAt}') AS first_response_due_at,
  s.clocks #>> '{firstResponse,breachedAt}' IS NOT NULL AS first_response_breached,
  (s.clocks #>> '{firstResponse,elapsedMs}')::bigint AS first_response_ms,
  s.resolution_state, farol_instant(s.clocks #>> '{resolution,dueAt}') AS resolution_due_at,
  s.clocks #>> '{resolution,breachedAt}' IS NOT NULL AS resolution_breached,
  (s.clocks #>> '{resolution,elapsedMs}')::bigint AS resolution_ms
FROM ticket t LEFT JOIN ticket_sla s ON s.tenant_id = t.tenant_id AND s.ticket_id = t.id;
GRANT SELECT ON "ticket_measured" TO farol_app, farol_system;

-- The measure of a ticket is written with the ticket, whoever writes it: verbs, imports, timers, the bin.
-- PL/pgSQL keeps the plans.
CREATE FUNCTION farol_measure(tenant uuid, ticket uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO ticket_measure SELECT * FROM ticket_measured m WHERE m.tenant_id = tenant AND m.id = ticket
  ON CONFLICT (tenant_id, id) DO UPDATE SET
    (status, priority, category_id, requester_id, assignee_id, team_id, confidential, reopen_count, created_at,
      resolved_at, ended_at, deleted_at, replied_at, policy_id, first_response_state, first_response_due_at,
      first_response_breached, first_response_ms, resolution_state, resolution_due_at, resolution_breached, resolution_ms)
    = (excluded.status, excluded.priority, excluded.category_id, excluded.requester_id, excluded.assignee_id,
      excluded.team_id, excluded.confidential, excluded.reopen_count, excluded.created_at, excluded.resolved_at,
      excluded.ended_at, excluded.deleted_at, excluded.replied_at, excluded.policy_id, excluded.first_response_state,
      excluded.first_response_due_at, excluded.first_response_breached, excluded.first_response_ms,
      excluded.resolution_state, excluded.resolution_due_at, excluded.resolution_breached, excluded.resolution_ms);
END $$;

CREATE FUNCTION farol_measure_ticket() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM farol_measure(NEW.tenant_id, NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION farol_measure_sla() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM farol_measure(NEW.tenant_id, NEW.ticket_id);
  RETURN NULL;
END $$;

INSERT INTO ticket_measure SELECT * FROM ticket_measured;

CREATE TRIGGER measure_new AFTER INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION farol_measure_ticket();
CREATE TRIGGER measure_changed AFTER UPDATE ON ticket FOR EACH ROW
  WHEN ((NEW.status, NEW.priority, NEW.category_id, NEW.requester_id, NEW.assignee_id, NEW.team_id, NEW.confidential,
      NEW.reopen_count, NEW.created_at, NEW.resolved_at, NEW.closed_at, NEW.deleted_at)
    IS DISTINCT FROM (OLD.status, OLD.priority, OLD.category_id, OLD.requester_id, OLD.assignee_id, OLD.team_id, OLD.confidential,
      OLD.reopen_count, OLD.created_at, OLD.resolved_at, OLD.closed_at, OLD.deleted_at))
  EXECUTE FUNCTION farol_measure_ticket();
CREATE TRIGGER measure AFTER INSERT OR UPDATE ON ticket_sla FOR EACH ROW EXECUTE FUNCTION farol_measure_sla();

-- Reports run over a span of openings or of endings, and read nothing but these. Each holds all that is grouped or
-- filtered by: a scan that never visits the rows is twice as fast.
CREATE INDEX "ticket_measure_created" ON "ticket_measure"(tenant_id, kind, created_at)
  INCLUDE (id, status, priority, team_id, category_id, assignee_id, requester_id, confidential, reopen_count, ended_at, replied_at,
    policy_id, first_response_state, first_response_due_at, first_response_breached, first_response_ms, resolution_state,
    resolution_due_at, resolution_breached, deleted_at)
  WHERE deleted_at IS NULL;
CREATE INDEX "ticket_measure_ended" ON "ticket_measure"(tenant_id, kind, ended_at)
  INCLUDE (id, status, priority, team_id, category_id, assignee_id, requester_id, confidential, created_at, resolved_at, resolution_ms, deleted_at)
  WHERE deleted_at IS NULL AND ended_at IS NOT NULL;
CREATE INDEX "ticket_measure_open" ON "ticket_measure"(tenant_id, kind, created_at)
  INCLUDE (id, status, priority, team_id, category_id, assignee_id, requester_id, confidential, deleted_at)
  WHERE deleted_at IS NULL AND status IN ('new', 'in_progress', 'on_hold');
