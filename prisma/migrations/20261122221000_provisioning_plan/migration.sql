-- What a sign-up still has to make; cleared when it has ended, either way.
ALTER TABLE "provisioning" ADD COLUMN "plan" JSON;

-- Why an event could not be handed on; such a one is set aside.
ALTER TABLE "outbox_event" ADD COLUMN "refusal" TEXT;

-- Events of the time before anybody was told of them stay untold.
UPDATE "outbox_event" SET dispatched_at = created_at WHERE dispatched_at IS NULL;

-- Imports that wait are taken up by a job now, which begins with an event.
INSERT INTO "outbox_event" (tenant_id, id, type, payload, created_at)
SELECT tenant_id, gen_random_uuid(), 'import.queued', json_build_object('importId', id), now()
FROM "import_run" WHERE status IN ('queued', 'running');
