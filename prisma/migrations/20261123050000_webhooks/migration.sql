-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_expires_at" TIMESTAMPTZ(3),
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "internal_notes" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "rest_until" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_subscription" (
    "tenant_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event" TEXT NOT NULL,

    CONSTRAINT "webhook_subscription_pkey" PRIMARY KEY ("tenant_id","endpoint_id","event")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "ticket_id" UUID,
    "fields" JSON NOT NULL DEFAULT '{}',
    "body" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_status" INTEGER,
    "last_error" TEXT,
    "response" TEXT,
    "duration_ms" INTEGER,
    "replay_of" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempted_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_tenant_id_created_by_id_idx" ON "webhook_endpoint"("tenant_id", "created_by_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_tenant_id_endpoint_id_id_idx" ON "webhook_delivery"("tenant_id", "endpoint_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_tenant_id_ticket_id_idx" ON "webhook_delivery"("tenant_id", "ticket_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_subscription" ADD CONSTRAINT "webhook_subscription_tenant_id_endpoint_id_fkey" FOREIGN KEY ("tenant_id", "endpoint_id") REFERENCES "webhook_endpoint"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_endpoint_id_fkey" FOREIGN KEY ("tenant_id", "endpoint_id") REFERENCES "webhook_endpoint"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "webhook_endpoint"
  ADD CONSTRAINT "webhook_endpoint_disabled_check" CHECK (
    active = (disabled_at IS NULL) AND active = (disabled_reason IS NULL)
    AND (disabled_reason IS NULL OR disabled_reason IN ('manual', 'failing', 'gone'))),
  ADD CONSTRAINT "webhook_endpoint_previous_check" CHECK ((previous_secret IS NULL) = (previous_expires_at IS NULL));
ALTER TABLE "webhook_delivery"
  ADD CONSTRAINT "webhook_delivery_status_check" CHECK (status IN ('pending', 'failed', 'delivered', 'dead'));

-- An event comes to an endpoint once, however often jobs are repeated; who wants it again asks for it by name.
CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery"(tenant_id, endpoint_id, event_id) WHERE replay_of IS NULL;
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery"(tenant_id, endpoint_id, next_at, id) WHERE status IN ('pending', 'failed');
CREATE INDEX "webhook_delivery_status" ON "webhook_delivery"(tenant_id, status, id);
-- What is to be sent next, over all tenants: one job sends it.
CREATE INDEX "webhook_endpoint_wake" ON "webhook_endpoint"(wake_at) WHERE wake_at IS NOT NULL AND active;

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY['webhook_endpoint', 'webhook_subscription', 'webhook_delivery']) AS name;
