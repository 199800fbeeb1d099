-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "parent_id" UUID;

-- CreateTable
CREATE TABLE "ticket_merge" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "hold_reason" TEXT,
    "resolution_code" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "followers" JSONB NOT NULL,
    "added" JSONB NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_merge_pkey" PRIMARY KEY ("tenant_id","ticket_id")
);

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_merge" ADD CONSTRAINT "ticket_merge_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ticket"
  ADD CONSTRAINT "ticket_merged_self_check" CHECK (merged_into_id <> id),
  ADD CONSTRAINT "ticket_parent_self_check" CHECK (parent_id <> id);

-- Few tickets have either: an insert of the others pays for no index.
CREATE INDEX "ticket_merged" ON "ticket"(tenant_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX "ticket_child" ON "ticket"(tenant_id, parent_id, id) WHERE parent_id IS NOT NULL;

SELECT farol_wall('ticket_merge', 'SELECT, INSERT, UPDATE, DELETE');
