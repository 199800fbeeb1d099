-- CreateTable
CREATE TABLE "ticket_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_link_tenant_id_target_id_idx" ON "ticket_link"("tenant_id", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_link_tenant_id_source_id_target_id_type_key" ON "ticket_link"("tenant_id", "source_id", "target_id", "type");

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_tenant_id_source_id_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_tenant_id_target_id_fkey" FOREIGN KEY ("tenant_id", "target_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ticket_link"
  ADD CONSTRAINT "ticket_link_type_check" CHECK (type IN ('relates', 'duplicates', 'blocks', 'caused_by', 'follow_up')),
  ADD CONSTRAINT "ticket_link_self_check" CHECK (source_id <> target_id);

SELECT farol_wall('ticket_link', 'SELECT, INSERT, UPDATE, DELETE');

-- Counts of what is open, by person, state and team, without touching the history.
CREATE INDEX "ticket_open" ON "ticket"(tenant_id, kind, assignee_id, status, team_id, priority)
  WHERE deleted_at IS NULL AND status IN ('new', 'in_progress', 'on_hold');

-- Readiness compares what is applied with what the code expects. (The shadow database has no such table.)
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON public._prisma_migrations TO farol_system;
  END IF;
END $$;
