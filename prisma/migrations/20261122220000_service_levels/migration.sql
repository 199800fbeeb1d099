-- CreateTable
CREATE TABLE "sla_calendar" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_calendar_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sla_calendar_version" (
    "tenant_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSON NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_calendar_version_pkey" PRIMARY KEY ("tenant_id","calendar_id","version")
);

-- CreateTable
CREATE TABLE "sla_policy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_policy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sla_policy_version" (
    "tenant_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSON NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_policy_version_pkey" PRIMARY KEY ("tenant_id","policy_id","version")
);

-- CreateTable
CREATE TABLE "ticket_sla" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "facts" JSON NOT NULL,
    "clocks" JSON NOT NULL,
    "fired" JSON NOT NULL DEFAULT '{}',
    "policy_id" UUID,
    "policy_version" INTEGER,
    "first_response_state" TEXT,
    "next_response_state" TEXT,
    "resolution_state" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'infinity'::timestamptz,
    "warn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'infinity'::timestamptz,
    "breached_at" TIMESTAMPTZ(3),
    "timer_at" TIMESTAMPTZ(3),
    "silent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ticket_sla_pkey" PRIMARY KEY ("tenant_id","ticket_id")
);

-- CreateTable
CREATE TABLE "sla_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "input" JSON NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSON NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sla_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "ticket_id" UUID,
    "data" JSON NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "sla_calendar_version_tenant_id_created_by_id_idx" ON "sla_calendar_version"("tenant_id", "created_by_id");

-- CreateIndex
CREATE INDEX "sla_policy_version_tenant_id_created_by_id_idx" ON "sla_policy_version"("tenant_id", "created_by_id");

-- CreateIndex
CREATE INDEX "ticket_sla_tenant_id_due_at_ticket_id_idx" ON "ticket_sla"("tenant_id", "due_at", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_sla_tenant_id_policy_id_policy_version_idx" ON "ticket_sla"("tenant_id", "policy_id", "policy_version");

-- CreateIndex
CREATE INDEX "sla_run_tenant_id_created_at_idx" ON "sla_run"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "sla_run_tenant_id_created_by_id_idx" ON "sla_run"("tenant_id", "created_by_id");

-- CreateIndex
CREATE INDEX "notification_tenant_id_user_id_created_at_idx" ON "notification"("tenant_id", "user_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_tenant_id_ticket_id_idx" ON "notification"("tenant_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_tenant_id_user_id_key_key" ON "notification"("tenant_id", "user_id", "key");

-- AddForeignKey
ALTER TABLE "sla_calendar_version" ADD CONSTRAINT "sla_calendar_version_tenant_id_calendar_id_fkey" FOREIGN KEY ("tenant_id", "calendar_id") REFERENCES "sla_calendar"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sla_calendar_version" ADD CONSTRAINT "sla_calendar_version_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sla_policy_version" ADD CONSTRAINT "sla_policy_version_tenant_id_policy_id_fkey" FOREIGN KEY ("tenant_id", "policy_id") REFERENCES "sla_policy"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sla_policy_version" ADD CONSTRAINT "sla_policy_version_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_sla" ADD CONSTRAINT "ticket_sla_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_sla" ADD CONSTRAINT "ticket_sla_tenant_id_policy_id_policy_version_fkey" FOREIGN KEY ("tenant_id", "policy_id", "policy_version") REFERENCES "sla_policy_version"("tenant_id", "policy_id", "version") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sla_run" ADD CONSTRAINT "sla_run_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "ticket_sla"
  ADD CONSTRAINT "ticket_sla_state_check" CHECK (
    first_response_state IN ('running', 'paused', 'met', 'breached_running', 'breached_met', 'cancelled')
    AND next_response_state IN ('running', 'paused', 'met', 'breached_running', 'breached_met', 'cancelled')
    AND resolution_state IN ('running', 'paused', 'met', 'breached_running', 'breached_met', 'cancelled')),
  ADD CONSTRAINT "ticket_sla_policy_check" CHECK ((policy_id IS NULL) = (policy_version IS NULL));
ALTER TABLE "sla_run"
  ADD CONSTRAINT "sla_run_kind_check" CHECK (kind IN ('dry_run', 'move')),
  ADD CONSTRAINT "sla_run_status_check" CHECK (status IN ('queued', 'running', 'done', 'failed'));

CREATE UNIQUE INDEX "sla_calendar_name" ON "sla_calendar"(tenant_id, lower(name)) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX "sla_policy_name" ON "sla_policy"(tenant_id, lower(name)) WHERE archived_at IS NULL;
-- What is due, over all tenants: one job tells it.
CREATE INDEX "ticket_sla_timer" ON "ticket_sla"(timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX "notification_unread" ON "notification"(tenant_id, user_id) WHERE read_at IS NULL;
-- The relay takes events in their order, over all tenants.
DROP INDEX "outbox_event_pending";
CREATE INDEX "outbox_event_pending" ON "outbox_event"(created_at, id) WHERE dispatched_at IS NULL;
CREATE INDEX "outbox_event_sent" ON "outbox_event"(dispatched_at) WHERE dispatched_at IS NOT NULL;
-- Resolved incidents are closed after the tenant's delay.
CREATE INDEX "ticket_resolved" ON "ticket"(resolved_at) WHERE status = 'resolved' AND deleted_at IS NULL;

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY['sla_calendar', 'sla_policy', 'ticket_sla', 'sla_run', 'notification']) AS name;
-- What has judged a ticket is never changed.
SELECT farol_wall('sla_calendar_version', 'SELECT, INSERT');
SELECT farol_wall('sla_policy_version', 'SELECT, INSERT');

-- Web processes keep the policies in force, and the tree of categories that they refer to.
CREATE TRIGGER identity AFTER INSERT OR UPDATE OR DELETE ON "sla_calendar"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER INSERT OR UPDATE OR DELETE ON "sla_policy"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER INSERT OR DELETE OR UPDATE OF parent_id ON "category"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');

-- The one-machine engine --------------------------------------------------------------------------
-- It keeps its tables in a schema of its own and sees nothing else. Where a real Inngest serves, the schema
-- stays empty.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'farol_engine') THEN
    CREATE ROLE farol_engine NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS engine;
GRANT USAGE, CREATE ON SCHEMA engine TO farol_engine;

-- What every organisation starts with ---------------------------------------------------------------
-- Those that exist get what a new one gets at sign-up: office hours in their time zone with Brazil's national
-- holidays, a calendar that never closes, and a policy for all tickets.

CREATE TEMPORARY TABLE given ON COMMIT DROP AS
SELECT t.id AS tenant_id, t.timezone, gen_random_uuid() AS office, gen_random_uuid() AS always, gen_random_uuid() AS policy,
  l.office_name, l.policy_name, l.holidays
FROM tenant t JOIN (VALUES
  ('pt-BR', 'Horário comercial', 'Padrão', '[{"date":"--01-01","name":"Confraternização Universal"},{"date":"--04-21","name":"Tiradentes"},{"date":"--05-01","name":"Dia do Trabalho"},{"date":"--09-07","name":"Independência do Brasil"},{"date":"--10-12","name":"Nossa Senhora Aparecida"},{"date":"--11-02","name":"Finados"},{"date":"--11-15","name":"Proclamação da República"},{"date":"--12-25","name":"Natal"},{"date":"2014-04-18","name":"Paixão de Cristo"},{"date":"2015-04-03","name":"Paixão de Cristo"},{"date":"2016-03-25","name":"Paixão de Cristo"},{"date":"2017-04-14","name":"Paixão de Cristo"},{"date":"2018-03-30","name":"Paixão de Cristo"},{"date":"2019-04-19","name":"Paixão de Cristo"},{"date":"2020-04-10","name":"Paixão de Cristo"},{"date":"2021-04-02","name":"Paixão de Cristo"},{"date":"2022-04-15","name":"Paixão de Cristo"},{"date":"2023-04-07","name":"Paixão de Cristo"},{"date":"2024-03-29","name":"Paixão de Cristo"},{"date":"2025-04-18","name":"Paixão de Cristo"},{"date":"2026-04-03","name":"Paixão de Cristo"},{"date":"2027-03-26","name":"Paixão de Cristo"},{"date":"2028-04-14","name":"Paixão de Cristo"},{"date":"2029-03-30","name":"Paixão de Cristo"},{"date":"2030-04-19","name":"Paixão de Cristo"},{"date":"2031-04-11","name":"Paixão de Cristo"},{"date":"2032-03-26","name":"Paixão de Cristo"},{"date":"2033-04-15","name":"Paixão de Cristo"},{"date":"2034-04-07","name":"Paixão de Cristo"},{"date":"2035-03-23","name":"Paixão de Cristo"},{"date":"2036-04-11","name":"Paixão de Cristo"},{"date":"2024-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2025-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2026-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2027-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2028-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2029-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2030-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2031-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2032-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2033-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2034-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2035-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"},{"date":"2036-11-20","name":"Dia Nacional de Zumbi e da Consciência Negra"}]'::json),
  ('en', 'Business hours', 'Standard', '[{"date":"--01-01","name":"New Year''s Day"},{"date":"--04-21","name":"Tiradentes"},{"date":"--05-01","name":"Labour Day"},{"date":"--09-07","name":"Independence Day"},{"date":"--10-12","name":"Our Lady of Aparecida"},{"date":"--11-02","name":"All Souls'' Day"},{"date":"--11-15","name":"Proclamation of the Republic"},{"date":"--12-25","name":"Christmas Day"},{"date":"2014-04-18","name":"Good Friday"},{"date":"2015-04-03","name":"Good Friday"},{"date":"2016-03-25","name":"Good Friday"},{"date":"2017-04-14","name":"Good Friday"},{"date":"2018-03-30","name":"Good Friday"},{"date":"2019-04-19","name":"Good Friday"},{"date":"2020-04-10","name":"Good Friday"},{"date":"2021-04-02","name":"Good Friday"},{"date":"2022-04-15","name":"Good Friday"},{"date":"2023-04-07","name":"Good Friday"},{"date":"2024-03-29","name":"Good Friday"},{"date":"2025-04-18","name":"Good Friday"},{"date":"2026-04-03","name":"Good Friday"},{"date":"2027-03-26","name":"Good Friday"},{"date":"2028-04-14","name":"Good Friday"},{"date":"2029-03-30","name":"Good Friday"},{"date":"2030-04-19","name":"Good Friday"},{"date":"2031-04-11","name":"Good Friday"},{"date":"2032-03-26","name":"Good Friday"},{"date":"2033-04-15","name":"Good Friday"},{"date":"2034-04-07","name":"Good Friday"},{"date":"2035-03-23","name":"Good Friday"},{"date":"2036-04-11","name":"Good Friday"},{"date":"2024-11-20","name":"Black Awareness Day"},{"date":"2025-11-20","name":"Black Awareness Day"},{"date":"2026-11-20","name":"Black Awareness Day"},{"date":"2027-11-20","name":"Black Awareness Day"},{"date":"2028-11-20","name":"Black Awareness Day"},{"date":"2029-11-20","name":"Black Awareness Day"},{"date":"2030-11-20","name":"Black Awareness Day"},{"date":"2031-11-20","name":"Black Awareness Day"},{"date":"2032-11-20","name":"Black Awareness Day"},{"date":"2033-11-20","name":"Black Awareness Day"},{"date":"2034-11-20","name":"Black Awareness Day"},{"date":"2035-11-20","name":"Black Awareness Day"},{"date":"2036-11-20","name":"Black Awareness Day"}]'::json)
) AS l(locale, office_name, policy_name, holidays) ON l.locale = t.locale;

INSERT INTO sla_calendar (tenant_id, id, name)
SELECT tenant_id, office, office_name FROM given UNION ALL SELECT tenant_id, always, '24x7' FROM given;
INSERT INTO sla_calendar_version (tenant_id, calendar_id, version, definition)
SELECT tenant_id, office, 1, json_build_object('timezone', timezone, 'week', '{"mon":[["08:00","18:00"]],"tue":[["08:00","18:00"]],"wed":[["08:00","18:00"]],"thu":[["08:00","18:00"]],"fri":[["08:00","18:00"]]}'::json, 'holidays', holidays) FROM given
UNION ALL
SELECT tenant_id, always, 1, json_build_object('timezone', timezone, 'week', '{"mon":[["00:00","24:00"]],"tue":[["00:00","24:00"]],"wed":[["00:00","24:00"]],"thu":[["00:00","24:00"]],"fri":[["00:00","24:00"]],"sat":[["00:00","24:00"]],"sun":[["00:00","24:00"]]}'::json, 'holidays', '[]'::json) FROM given;
INSERT INTO sla_policy (tenant_id, id, name, position) SELECT tenant_id, policy, policy_name, 1 FROM given;
INSERT INTO sla_policy_version (tenant_id, policy_id, version, name, definition)
SELECT tenant_id, policy, 1, policy_name, json_build_object('conditions', '{}'::json, 'calendarId', office, 'targets', json_build_object(
    '1', json_build_object('firstResponse', 900, 'resolution', 14400, 'calendarId', always),
    '2', json_build_object('firstResponse', 3600, 'resolution', 28800),
    '3', json_build_object('firstResponse', 14400, 'resolution', 86400),
    '4', json_build_object('firstResponse', 28800, 'resolution', 144000),
    '5', json_build_object('firstResponse', 57600, 'resolution', 288000)),
  'warnPercent', 75, 'pauseOn', '["awaiting_requester","awaiting_vendor"]'::json,
  'escalations', '[{"on":"warning","notify":["assignee"]},{"on":"breach","notify":["assignee","managers"]}]'::json)
FROM given;
