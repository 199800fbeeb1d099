-- From where a visitor voted, as keyed digests that hold for one version and one day: the address itself is nowhere.
ALTER TABLE "kb_feedback" ADD COLUMN "browser" TEXT, ADD COLUMN "network" TEXT;

-- CreateIndex
CREATE INDEX "kb_feedback_tenant_id_version_id_network_idx" ON "kb_feedback"("tenant_id", "version_id", "network");
