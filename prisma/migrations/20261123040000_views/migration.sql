-- CreateTable
CREATE TABLE "saved_view" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "queue" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "sort" TEXT NOT NULL,
    "columns" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "view_place" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "view_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "view_place_pkey" PRIMARY KEY ("tenant_id","user_id","view_id")
);

-- CreateTable
CREATE TABLE "reply_template" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "locale" TEXT,
    "scope" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_template_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "saved_view_tenant_id_owner_id_idx" ON "saved_view"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "saved_view_tenant_id_team_id_idx" ON "saved_view"("tenant_id", "team_id");

-- CreateIndex
CREATE INDEX "view_place_tenant_id_view_id_idx" ON "view_place"("tenant_id", "view_id");

-- CreateIndex
CREATE INDEX "reply_template_tenant_id_owner_id_idx" ON "reply_template"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "reply_template_tenant_id_team_id_idx" ON "reply_template"("tenant_id", "team_id");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "view_place" ADD CONSTRAINT "view_place_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_place" ADD CONSTRAINT "view_place_tenant_id_view_id_fkey" FOREIGN KEY ("tenant_id", "view_id") REFERENCES "saved_view"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "saved_view"
  ADD CONSTRAINT "saved_view_kind_check" CHECK (kind = 'incident'),
  ADD CONSTRAINT "saved_view_scope_check" CHECK (scope IN ('personal', 'team', 'global') AND (scope = 'team') = (team_id IS NOT NULL));
ALTER TABLE "reply_template"
  ADD CONSTRAINT "reply_template_scope_check" CHECK (scope IN ('personal', 'team', 'global') AND (scope = 'team') = (team_id IS NOT NULL)),
  ADD CONSTRAINT "reply_template_locale_check" CHECK (locale IN ('pt-BR', 'en'));

-- A person begins with one view at most.
CREATE UNIQUE INDEX "view_place_default" ON "view_place"(tenant_id, user_id) WHERE is_default;
-- Those that are to be deleted for good, over all tenants.
CREATE INDEX "saved_view_deleted" ON "saved_view"(deleted_at) WHERE deleted_at IS NOT NULL;

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY['saved_view', 'view_place', 'reply_template']) AS name;
