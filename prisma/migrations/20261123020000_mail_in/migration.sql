-- CreateTable
CREATE TABLE "mail_intake" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "recipients" TEXT[],
    "for_tenant_id" UUID,
    "for_mailbox_id" UUID,
    "raw" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "intake_id" UUID NOT NULL,
    "mailbox_id" UUID,
    "message_id" TEXT,
    "message_key" TEXT,
    "from_address" TEXT NOT NULL DEFAULT '',
    "from_name" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "outcome" TEXT,
    "reason" TEXT,
    "ticket_id" UUID,
    "comment_id" UUID,
    "steps" JSON NOT NULL DEFAULT '[]',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team_id" UUID,
    "category_id" UUID,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "watch_cc" BOOLEAN NOT NULL DEFAULT false,
    "host" TEXT,
    "port" INTEGER,
    "secure" BOOLEAN NOT NULL DEFAULT true,
    "username" TEXT,
    "password" TEXT,
    "folder" TEXT NOT NULL DEFAULT 'INBOX',
    "uid_validity" BIGINT,
    "last_uid" BIGINT NOT NULL DEFAULT 0,
    "last_polled_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease_by" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_mailbox_id_idx" ON "inbound_mail"("tenant_id", "mailbox_id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_ticket_id_idx" ON "inbound_mail"("tenant_id", "ticket_id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_comment_id_idx" ON "inbound_mail"("tenant_id", "comment_id");

-- CreateIndex
CREATE INDEX "inbound_mail_tenant_id_from_address_received_at_idx" ON "inbound_mail"("tenant_id", "from_address", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_tenant_id_intake_id_key" ON "inbound_mail"("tenant_id", "intake_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_tenant_id_message_key_key" ON "inbound_mail"("tenant_id", "message_key");

-- CreateIndex
CREATE INDEX "mailbox_tenant_id_team_id_idx" ON "mailbox"("tenant_id", "team_id");

-- CreateIndex
CREATE INDEX "mailbox_tenant_id_category_id_idx" ON "mailbox"("tenant_id", "category_id");

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_tenant_id_mailbox_id_fkey" FOREIGN KEY ("tenant_id", "mailbox_id") REFERENCES "mailbox"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_tenant_id_comment_id_fkey" FOREIGN KEY ("tenant_id", "comment_id") REFERENCES "comment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_tenant_id_category_id_fkey" FOREIGN KEY ("tenant_id", "category_id") REFERENCES "category"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "mail_intake"
  ADD CONSTRAINT "mail_intake_source_check" CHECK (source IN ('api', 'resend', 'imap', 'cli')),
  ADD CONSTRAINT "mail_intake_state_check" CHECK (state IN ('received', 'done', 'unclaimed', 'failed') AND (state = 'received') = (due_at IS NOT NULL));
ALTER TABLE "inbound_mail"
  ADD CONSTRAINT "inbound_mail_status_check" CHECK (status IN ('received', 'done', 'ignored', 'failed')),
  ADD CONSTRAINT "inbound_mail_outcome_check" CHECK (outcome IN
    ('created', 'replied', 'reopened', 'follow_up', 'noted', 'bounce', 'ignored', 'rejected'));
ALTER TABLE "mailbox"
  ADD CONSTRAINT "mailbox_kind_check" CHECK (kind IN ('forward', 'imap')),
  ADD CONSTRAINT "mailbox_imap_check" CHECK (kind <> 'imap' OR num_nulls(host, port, username, password) = 0),
  ADD CONSTRAINT "mailbox_address_check" CHECK (address = lower(address));

CREATE UNIQUE INDEX "mailbox_tenant_id_address_key" ON "mailbox"(tenant_id, address) WHERE archived_at IS NULL;
CREATE INDEX "inbound_mail_status" ON "inbound_mail"(tenant_id, status, id);
-- Messages are compressed already, or text that is read once.
ALTER TABLE "mail_intake" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
-- What waits to be worked on, and what a crash left behind.
CREATE INDEX "mail_intake_due" ON "mail_intake"(due_at) WHERE due_at IS NOT NULL;
CREATE INDEX "mail_intake_received_at" ON "mail_intake"(received_at);
-- Whose a message is, by the address that it was sent to; and which mailboxes are to be fetched. For jobs of all tenants.
CREATE INDEX "mailbox_address" ON "mailbox"(address, created_at) WHERE archived_at IS NULL;
CREATE INDEX "mailbox_fetched" ON "mailbox"(lease_until) WHERE kind = 'imap' AND active AND archived_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_intake" TO farol_system;
SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE') FROM unnest(ARRAY['inbound_mail', 'mailbox']) AS name;
