-- Configuration items, and which tickets are about them

-- CreateTable
CREATE TABLE "configuration_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "configuration_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_item" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "ticket_item_pkey" PRIMARY KEY ("tenant_id","ticket_id","item_id")
);

-- CreateIndex
CREATE INDEX "ticket_item_tenant_id_item_id_idx" ON "ticket_item"("tenant_id", "item_id");

-- AddForeignKey
ALTER TABLE "ticket_item" ADD CONSTRAINT "ticket_item_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_item" ADD CONSTRAINT "ticket_item_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "configuration_item"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "configuration_item" ADD CONSTRAINT "configuration_item_kind"
  CHECK (kind IN ('service', 'application', 'server', 'database', 'network', 'workstation', 'printer', 'other'));
CREATE UNIQUE INDEX "configuration_item_name" ON "configuration_item"("tenant_id", lower("name"));

SELECT farol_wall('configuration_item', 'SELECT, INSERT, UPDATE, DELETE');
SELECT farol_wall('ticket_item', 'SELECT, INSERT, UPDATE, DELETE');
