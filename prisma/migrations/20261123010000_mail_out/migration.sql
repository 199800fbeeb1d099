-- CreateTable
CREATE TABLE "mail_delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "ticket_id" UUID,
    "user_id" UUID,
    "from_address" TEXT NOT NULL,
    "reply_to" TEXT,
    "to_address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT,
    "text" TEXT,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "message_id" TEXT NOT NULL,
    "in_reply_to" TEXT,
    "references" TEXT,
    "headers" JSON NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "transport" TEXT,
    "provider_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mail_thread" (
    "tenant_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_thread_pkey" PRIMARY KEY ("tenant_id","message_id")
);

-- CreateTable
CREATE TABLE "mail_suppression" (
    "tenant_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_suppression_pkey" PRIMARY KEY ("tenant_id","address")
);

-- CreateTable
CREATE TABLE "mail_template" (
    "tenant_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_template_pkey" PRIMARY KEY ("tenant_id","event","locale")
);

-- CreateTable
CREATE TABLE "notification_rule" (
    "tenant_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "email" BOOLEAN NOT NULL,
    "in_app" BOOLEAN NOT NULL,

    CONSTRAINT "notification_rule_pkey" PRIMARY KEY ("tenant_id","event","recipient")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "email" BOOLEAN NOT NULL,
    "in_app" BOOLEAN NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("tenant_id","user_id","event")
);

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "headers" JSON NOT NULL DEFAULT '{}',
ADD COLUMN     "in_reply_to" TEXT,
ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "ticket_id" UUID;

-- CreateIndex
CREATE INDEX "mail_delivery_tenant_id_created_at_id_idx" ON "mail_delivery"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mail_delivery_tenant_id_ticket_id_idx" ON "mail_delivery"("tenant_id", "ticket_id");

-- CreateIndex
CREATE INDEX "mail_delivery_tenant_id_user_id_idx" ON "mail_delivery"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_tenant_id_key_key" ON "mail_delivery"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_tenant_id_message_id_key" ON "mail_delivery"("tenant_id", "message_id");

-- CreateIndex
CREATE INDEX "mail_thread_tenant_id_ticket_id_created_at_idx" ON "mail_thread"("tenant_id", "ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_message_tenant_id_ticket_id_idx" ON "mail_message"("tenant_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_tenant_id_message_id_key" ON "mail_message"("tenant_id", "message_id");

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_delivery" ADD CONSTRAINT "mail_delivery_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_delivery" ADD CONSTRAINT "mail_delivery_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_thread" ADD CONSTRAINT "mail_thread_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "mail_delivery"
  ADD CONSTRAINT "mail_delivery_status_check" CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'suppressed')),
  ADD CONSTRAINT "mail_delivery_sent_check" CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT "mail_delivery_body_check" CHECK (status NOT IN ('queued', 'sending') OR (html IS NOT NULL AND text IS NOT NULL)),
  ADD CONSTRAINT "mail_delivery_transport_check" CHECK (transport IN ('resend', 'smtp', 'mailbox'));
ALTER TABLE "mail_suppression"
  ADD CONSTRAINT "mail_suppression_reason_check" CHECK (reason IN ('hard_bounce', 'complaint', 'manual')),
  ADD CONSTRAINT "mail_suppression_address_check" CHECK (address = lower(address));
ALTER TABLE "notification_rule"
  ADD CONSTRAINT "notification_rule_recipient_check" CHECK (recipient IN ('requester', 'assignee', 'team', 'manager', 'watchers', 'mentioned'));

-- What is to be sent, tenant by tenant: a large queue of one delays nobody else's. `sending` is in it because a
-- sender that died leaves its rows so, to be taken again when its lease is over.
CREATE INDEX "mail_delivery_due" ON "mail_delivery"(tenant_id, next_try_at, id) WHERE status IN ('queued', 'sending');
CREATE INDEX "mail_delivery_wake" ON "mail_delivery"(next_try_at) WHERE status IN ('queued', 'sending');
CREATE INDEX "mail_delivery_trouble" ON "mail_delivery"(tenant_id, status, created_at, id) WHERE status IN ('failed', 'suppressed');

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY['mail_delivery', 'mail_suppression', 'mail_template', 'notification_rule', 'notification_preference']) AS name;
-- Which message belongs to which ticket does not change.
SELECT farol_wall('mail_thread', 'SELECT, INSERT, DELETE');
