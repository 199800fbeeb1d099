-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "import_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "created_by_id" UUID,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_error" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_error_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "built_in" BOOLEAN NOT NULL DEFAULT false,
    "permissions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "status" TEXT NOT NULL DEFAULT 'active',
    "name" TEXT NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "role_id" UUID NOT NULL,
    "locale" TEXT,
    "phone" TEXT,
    "external_source" TEXT,
    "external_ref" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "team" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "tenant_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("tenant_id","team_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email_hash" TEXT NOT NULL,
    "ip" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tenant_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "status" INTEGER,
    "response" JSON,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant_id","actor_id","key")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "locale" TEXT NOT NULL DEFAULT 'pt-BR',
    "timezone" TEXT NOT NULL DEFAULT 'America/Sao_Paulo',
    "plan" TEXT NOT NULL DEFAULT 'free',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_domain" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "provisioning" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "step" TEXT NOT NULL,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "provisioning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description_text" TEXT NOT NULL DEFAULT '',
    "description_html" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "hold_reason" TEXT,
    "impact" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "priority" SMALLINT NOT NULL,
    "priority_override_reason" TEXT,
    "category_id" UUID,
    "requester_id" UUID NOT NULL,
    "assignee_id" UUID,
    "team_id" UUID,
    "channel" TEXT NOT NULL,
    "external_source" TEXT,
    "external_ref" TEXT,
    "custom_fields" JSONB NOT NULL DEFAULT '{}',
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "resolution_code" TEXT,
    "resolution" TEXT,
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_counter" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_counter_pkey" PRIMARY KEY ("tenant_id","kind")
);

-- CreateTable
CREATE TABLE "category" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "resolution_code" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "resolution_code_pkey" PRIMARY KEY ("tenant_id","key")
);

-- CreateTable
CREATE TABLE "ticket_tag" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("tenant_id","ticket_id","tag")
);

-- CreateTable
CREATE TABLE "watcher" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "watcher_pkey" PRIMARY KEY ("tenant_id","ticket_id","user_id")
);

-- CreateTable
CREATE TABLE "comment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author_id" UUID,
    "visibility" TEXT NOT NULL,
    "body_text" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "comment_id" UUID,
    "uploaded_by_id" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "field" TEXT,
    "old" JSONB,
    "new" JSONB,
    "visibility" TEXT NOT NULL DEFAULT 'internal',
    "comment_id" UUID,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "import_run_tenant_id_created_at_idx" ON "import_run"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "import_run_tenant_id_created_by_id_idx" ON "import_run"("tenant_id", "created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_error_tenant_id_import_id_row_message_key" ON "import_error"("tenant_id", "import_id", "row", "message");

-- CreateIndex
CREATE UNIQUE INDEX "role_tenant_id_key_key" ON "role"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "app_user_tenant_id_name_idx" ON "app_user"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "app_user_tenant_id_role_id_idx" ON "app_user"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_tenant_id_email_key" ON "app_user"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_tenant_id_external_source_external_ref_key" ON "app_user"("tenant_id", "external_source", "external_ref");

-- CreateIndex
CREATE UNIQUE INDEX "team_tenant_id_name_key" ON "team"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "team_member_tenant_id_user_id_idx" ON "team_member"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_user_id_idx" ON "session"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "refresh_token_tenant_id_session_id_idx" ON "refresh_token"("tenant_id", "session_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_token_tenant_id_hash_key" ON "refresh_token"("tenant_id", "hash");

-- CreateIndex
CREATE INDEX "one_time_token_tenant_id_user_id_idx" ON "one_time_token"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_tenant_id_hash_key" ON "one_time_token"("tenant_id", "hash");

-- CreateIndex
CREATE INDEX "sign_in_failure_tenant_id_email_hash_at_idx" ON "sign_in_failure"("tenant_id", "email_hash", "at");

-- CreateIndex
CREATE INDEX "api_key_tenant_id_user_id_idx" ON "api_key"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "api_key_tenant_id_created_by_id_idx" ON "api_key"("tenant_id", "created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_tenant_id_hash_key" ON "api_key"("tenant_id", "hash");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_entity_type_entity_id_idx" ON "audit_entry"("tenant_id", "entity_type", "entity_id");

-- CreateIndex
CREATE INDEX "idempotency_key_tenant_id_created_at_idx" ON "idempotency_key"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_message_tenant_id_created_at_idx" ON "mail_message"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_domain_host_key" ON "tenant_domain"("host");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tenant_id_kind_number_key" ON "ticket"("tenant_id", "kind", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tenant_id_external_source_external_ref_key" ON "ticket"("tenant_id", "external_source", "external_ref");

-- CreateIndex
CREATE INDEX "category_tenant_id_parent_id_idx" ON "category"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "ticket_tag_tenant_id_tag_idx" ON "ticket_tag"("tenant_id", "tag");

-- CreateIndex
CREATE INDEX "watcher_tenant_id_user_id_idx" ON "watcher"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "comment_tenant_id_ticket_id_created_at_idx" ON "comment"("tenant_id", "ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_tenant_id_author_id_idx" ON "comment"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_ticket_id_idx" ON "attachment"("tenant_id", "ticket_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_comment_id_idx" ON "attachment"("tenant_id", "comment_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_uploaded_by_id_idx" ON "attachment"("tenant_id", "uploaded_by_id");

-- CreateIndex
CREATE INDEX "timeline_entry_tenant_id_ticket_id_at_idx" ON "timeline_entry"("tenant_id", "ticket_id", "at");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_error" ADD CONSTRAINT "import_error_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "import_run"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "session"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_domain" ADD CONSTRAINT "tenant_domain_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_category_id_fkey" FOREIGN KEY ("tenant_id", "category_id") REFERENCES "category"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_requester_id_fkey" FOREIGN KEY ("tenant_id", "requester_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_assignee_id_fkey" FOREIGN KEY ("tenant_id", "assignee_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_resolution_code_fkey" FOREIGN KEY ("tenant_id", "resolution_code") REFERENCES "resolution_code"("tenant_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "category"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watcher" ADD CONSTRAINT "watcher_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watcher" ADD CONSTRAINT "watcher_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_comment_id_fkey" FOREIGN KEY ("tenant_id", "comment_id") REFERENCES "comment"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_uploaded_by_id_fkey" FOREIGN KEY ("tenant_id", "uploaded_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say -------------------------------------------------------------

ALTER TABLE "tenant"
  ADD CONSTRAINT "tenant_status_check" CHECK (status IN ('active', 'suspended')),
  ADD CONSTRAINT "tenant_plan_check" CHECK (plan IN ('free', 'paid')),
  ADD CONSTRAINT "tenant_slug_check" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$');
ALTER TABLE "tenant_domain" ADD CONSTRAINT "tenant_domain_host_check" CHECK (host = lower(host));
ALTER TABLE "provisioning"
  ADD CONSTRAINT "provisioning_status_check" CHECK (status IN ('running', 'done', 'rolled_back'));
-- One sign-up at a time may work on a slug.
CREATE UNIQUE INDEX "provisioning_running_slug" ON "provisioning"(slug) WHERE status = 'running';

ALTER TABLE "app_user"
  ADD CONSTRAINT "app_user_kind_check" CHECK (kind IN ('person', 'contact', 'service')),
  ADD CONSTRAINT "app_user_status_check" CHECK (status IN ('active', 'invited', 'suspended')),
  ADD CONSTRAINT "app_user_email_check" CHECK (email = lower(email)),
  ADD CONSTRAINT "app_user_person_email_check" CHECK (kind <> 'person' OR email IS NOT NULL);
ALTER TABLE "session" ADD CONSTRAINT "session_kind_check" CHECK (kind IN ('web', 'api'));
ALTER TABLE "one_time_token"
  ADD CONSTRAINT "one_time_token_kind_check" CHECK (kind IN ('invitation', 'password_reset', 'handover'));
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_kind_check" CHECK (kind IN ('personal', 'service'));

ALTER TABLE "ticket"
  ADD CONSTRAINT "ticket_kind_check" CHECK (kind IN ('incident', 'problem', 'change', 'request')),
  ADD CONSTRAINT "ticket_incident_status_check" CHECK (
    kind <> 'incident' OR status IN ('new', 'in_progress', 'on_hold', 'resolved', 'closed', 'cancelled')
  ),
  ADD CONSTRAINT "ticket_hold_reason_check" CHECK (
    (status = 'on_hold') = (hold_reason IS NOT NULL)
    AND (hold_reason IS NULL OR hold_reason IN
      ('awaiting_requester', 'awaiting_change', 'awaiting_problem', 'awaiting_vendor'))
  ),
  ADD CONSTRAINT "ticket_impact_check" CHECK (impact IN ('high', 'medium', 'low')),
  ADD CONSTRAINT "ticket_urgency_check" CHECK (urgency IN ('high', 'medium', 'low')),
  ADD CONSTRAINT "ticket_priority_check" CHECK (priority BETWEEN 1 AND 5),
  ADD CONSTRAINT "ticket_channel_check" CHECK (
    channel IN ('portal', 'email', 'api', 'phone', 'monitor', 'chat', 'whatsapp', 'other')
  );
ALTER TABLE "comment"
  ADD CONSTRAINT "comment_visibility_check" CHECK (visibility IN ('public', 'internal')),
  ADD CONSTRAINT "comment_channel_check" CHECK (
    channel IN ('portal', 'email', 'api', 'phone', 'monitor', 'chat', 'whatsapp', 'other', 'desk')
  );
ALTER TABLE "attachment"
  ADD CONSTRAINT "attachment_visibility_check" CHECK (visibility IN ('public', 'internal')),
  ADD CONSTRAINT "attachment_size_check" CHECK (size >= 0);
ALTER TABLE "timeline_entry"
  ADD CONSTRAINT "timeline_entry_visibility_check" CHECK (visibility IN ('public', 'internal'));
ALTER TABLE "import_run"
  ADD CONSTRAINT "import_run_status_check" CHECK (status IN ('queued', 'running', 'done', 'failed'));
-- A name stands once below one parent, compared without case.
CREATE UNIQUE INDEX "category_sibling_name" ON "category"(tenant_id, parent_id, lower(name)) NULLS NOT DISTINCT;

-- Pages of the queue. Every one leads with the tenant and ends with the keyset.
CREATE INDEX "ticket_by_created" ON "ticket"(tenant_id, kind, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_updated" ON "ticket"(tenant_id, kind, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_priority" ON "ticket"(tenant_id, kind, priority, id) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_status" ON "ticket"(tenant_id, kind, status, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_assignee" ON "ticket"(tenant_id, assignee_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_team" ON "ticket"(tenant_id, team_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_requester" ON "ticket"(tenant_id, requester_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX "ticket_by_category" ON "ticket"(tenant_id, category_id) WHERE deleted_at IS NULL;
CREATE INDEX "outbox_event_pending" ON "outbox_event"(tenant_id, id) WHERE dispatched_at IS NULL;
CREATE INDEX "import_run_open" ON "import_run"(tenant_id, created_at) WHERE status IN ('queued', 'running');

-- Roles ---------------------------------------------------------------------------------------------
-- farol_app serves requests and owns nothing; farol_system does what crosses tenants. Both get LOGIN and
-- a password from the deployment (`npm run migrate`), never from here.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'farol_app') THEN
    CREATE ROLE farol_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'farol_system') THEN
    CREATE ROLE farol_system NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO farol_app, farol_system;

-- The wall ------------------------------------------------------------------------------------------

-- Walls off a table with a tenant_id. Every later migration that makes one calls it; a catalog test
-- fails on a table without. No context is an error, not an empty answer: current_setting has no
-- missing_ok, and '' is no uuid. The column is never cast, or its index would be lost.
CREATE FUNCTION farol_wall(target regclass, app_rights text, tenant_column text DEFAULT 'tenant_id')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %1$s TO farol_app
       USING (%2$I = (select current_setting(''app.tenant_id'')::uuid))
       WITH CHECK (%2$I = (select current_setting(''app.tenant_id'')::uuid))', target, tenant_column);
  EXECUTE format('CREATE POLICY system ON %s TO farol_system USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT %s ON %s TO farol_app', app_rights, target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO farol_system', target);
END $$;
REVOKE EXECUTE ON FUNCTION farol_wall(regclass, text, text) FROM PUBLIC;

SELECT farol_wall('tenant', 'SELECT, UPDATE (name, locale, timezone, settings)', 'id');
SELECT farol_wall('tenant_domain', 'SELECT');
SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY[
  'role', 'app_user', 'team', 'team_member', 'session', 'refresh_token', 'one_time_token',
  'sign_in_failure', 'api_key', 'ticket', 'ticket_counter', 'category', 'resolution_code', 'ticket_tag',
  'watcher', 'comment', 'attachment', 'idempotency_key', 'mail_message', 'import_run', 'import_error'
]) AS name;
-- History is only ever added to.
SELECT farol_wall('timeline_entry', 'SELECT, INSERT');
SELECT farol_wall('audit_entry', 'SELECT, INSERT');
SELECT farol_wall('outbox_event', 'SELECT, INSERT');
GRANT SELECT, INSERT, UPDATE, DELETE ON "provisioning" TO farol_system;

-- Caches --------------------------------------------------------------------------------------------
-- Web processes keep tenants, sessions and keys for a short while. Whatever ends or changes one says so
-- here, in the transaction of the change, so that no code path can forget it.

CREATE FUNCTION farol_identity_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('farol_identity', to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE TRIGGER identity AFTER INSERT OR UPDATE OR DELETE ON "tenant"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('id');
CREATE TRIGGER identity AFTER INSERT OR UPDATE OR DELETE ON "tenant_domain"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER UPDATE OR DELETE ON "role"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER UPDATE OF status, role_id, name, email, locale OR DELETE ON "app_user"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER UPDATE OF revoked_at, expires_at OR DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
CREATE TRIGGER identity AFTER UPDATE OF revoked_at, expires_at, scopes OR DELETE ON "api_key"
  FOR EACH ROW EXECUTE FUNCTION farol_identity_changed('tenant_id');
