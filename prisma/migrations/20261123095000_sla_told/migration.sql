-- CreateTable
CREATE TABLE "sla_told" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_told_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "sla_told_tenant_id_ticket_id_idx" ON "sla_told"("tenant_id", "ticket_id");

-- AddForeignKey
ALTER TABLE "sla_told" ADD CONSTRAINT "sla_told_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "sla_told"
  ADD CONSTRAINT "sla_told_metric_check" CHECK (metric IN ('first_response', 'next_response', 'resolution')),
  ADD CONSTRAINT "sla_told_event_check" CHECK (event IN ('warning', 'breach'));

-- The oldest of all tenants come first: one job tells of them.
CREATE INDEX "sla_told_oldest" ON "sla_told"(id);

SELECT farol_wall('sla_told', 'SELECT, INSERT, UPDATE, DELETE');
