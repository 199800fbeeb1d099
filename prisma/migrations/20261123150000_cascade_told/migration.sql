-- When an incident was resolved together with its problem: tells whom that resolution has told already.
ALTER TABLE "problem_incident" ADD COLUMN "resolved_with_at" TIMESTAMPTZ(3);

-- Resolutions that still have incidents to resolve, over all tenants.
CREATE INDEX "problem_cascade_open_idx" ON "problem" ("tenant_id", "ticket_id") WHERE "cascade" IS NOT NULL;
