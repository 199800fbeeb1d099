-- The knowledge base: categories, articles, drafts, versions, reviews, files, what readers say

-- CreateTable
CREATE TABLE "kb_category" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "slug" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "descriptions" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_category_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_article" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "category_id" UUID,
    "owner_id" UUID NOT NULL,
    "visibility" TEXT NOT NULL,
    "template" TEXT NOT NULL DEFAULT 'general',
    "source_locale" TEXT NOT NULL,
    "review_every_days" INTEGER,
    "review_at" TIMESTAMPTZ(3),
    "review_reminded_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "problem_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_article_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_article_team" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,

    CONSTRAINT "kb_article_team_pkey" PRIMARY KEY ("tenant_id","article_id","team_id")
);

-- CreateTable
CREATE TABLE "kb_article_tag" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "kb_article_tag_pkey" PRIMARY KEY ("tenant_id","article_id","tag")
);

-- CreateTable
CREATE TABLE "kb_translation" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_version_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "scheduled_version_id" UUID,
    "scheduled_at" TIMESTAMPTZ(3),
    "source_version_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_translation_pkey" PRIMARY KEY ("tenant_id","article_id","locale")
);

-- CreateTable
CREATE TABLE "kb_slug" (
    "tenant_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "article_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_slug_pkey" PRIMARY KEY ("tenant_id","locale","slug")
);

-- CreateTable
CREATE TABLE "kb_draft" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "version_id" UUID,
    "source_version_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_draft_pkey" PRIMARY KEY ("tenant_id","article_id","locale")
);

-- CreateTable
CREATE TABLE "kb_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headings" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "source_version_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_review" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "kb_review_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_reviewer" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "kb_reviewer_pkey" PRIMARY KEY ("tenant_id","review_id","user_id")
);

-- CreateTable
CREATE TABLE "kb_review_comment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "quote" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_review_comment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "kb_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_link" (
    "tenant_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "target_id" UUID,

    CONSTRAINT "kb_link_pkey" PRIMARY KEY ("tenant_id","article_id","locale","target")
);

-- CreateTable
CREATE TABLE "kb_feedback" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "visitor" TEXT NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_id" UUID,

    CONSTRAINT "kb_feedback_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "kb_view_day" (
    "tenant_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "article_id" UUID NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "kb_view_day_pkey" PRIMARY KEY ("tenant_id","version_id","day")
);

-- CreateTable
CREATE TABLE "ticket_article" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version_id" UUID,
    "linked_by_id" UUID,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "via" TEXT NOT NULL DEFAULT 'linked',

    CONSTRAINT "ticket_article_pkey" PRIMARY KEY ("tenant_id","ticket_id","article_id")
);

-- CreateIndex
CREATE INDEX "kb_category_tenant_id_parent_id_idx" ON "kb_category"("tenant_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "kb_category_tenant_id_slug_key" ON "kb_category"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "kb_article_tenant_id_category_id_idx" ON "kb_article"("tenant_id", "category_id");

-- CreateIndex
CREATE INDEX "kb_article_tenant_id_owner_id_idx" ON "kb_article"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "kb_article_tenant_id_problem_id_idx" ON "kb_article"("tenant_id", "problem_id");

-- CreateIndex
CREATE INDEX "kb_article_tenant_id_updated_at_id_idx" ON "kb_article"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "kb_article_tenant_id_number_key" ON "kb_article"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "kb_article_team_tenant_id_team_id_idx" ON "kb_article_team"("tenant_id", "team_id");

-- CreateIndex
CREATE INDEX "kb_article_tag_tenant_id_tag_idx" ON "kb_article_tag"("tenant_id", "tag");

-- CreateIndex
CREATE INDEX "kb_translation_tenant_id_published_version_id_idx" ON "kb_translation"("tenant_id", "published_version_id");

-- CreateIndex
CREATE INDEX "kb_translation_tenant_id_scheduled_version_id_idx" ON "kb_translation"("tenant_id", "scheduled_version_id");

-- CreateIndex
CREATE INDEX "kb_translation_tenant_id_source_version_id_idx" ON "kb_translation"("tenant_id", "source_version_id");

-- CreateIndex
CREATE INDEX "kb_translation_tenant_id_status_updated_at_idx" ON "kb_translation"("tenant_id", "status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "kb_translation_tenant_id_locale_slug_key" ON "kb_translation"("tenant_id", "locale", "slug");

-- CreateIndex
CREATE INDEX "kb_slug_tenant_id_article_id_idx" ON "kb_slug"("tenant_id", "article_id");

-- CreateIndex
CREATE INDEX "kb_draft_tenant_id_version_id_idx" ON "kb_draft"("tenant_id", "version_id");

-- CreateIndex
CREATE INDEX "kb_draft_tenant_id_source_version_id_idx" ON "kb_draft"("tenant_id", "source_version_id");

-- CreateIndex
CREATE INDEX "kb_draft_tenant_id_updated_by_id_idx" ON "kb_draft"("tenant_id", "updated_by_id");

-- CreateIndex
CREATE INDEX "kb_version_tenant_id_source_version_id_idx" ON "kb_version"("tenant_id", "source_version_id");

-- CreateIndex
CREATE INDEX "kb_version_tenant_id_created_by_id_idx" ON "kb_version"("tenant_id", "created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "kb_version_tenant_id_article_id_locale_number_key" ON "kb_version"("tenant_id", "article_id", "locale", "number");

-- CreateIndex
CREATE INDEX "kb_review_tenant_id_article_id_locale_idx" ON "kb_review"("tenant_id", "article_id", "locale");

-- CreateIndex
CREATE INDEX "kb_review_tenant_id_version_id_idx" ON "kb_review"("tenant_id", "version_id");

-- CreateIndex
CREATE INDEX "kb_review_tenant_id_requested_by_id_idx" ON "kb_review"("tenant_id", "requested_by_id");

-- CreateIndex
CREATE INDEX "kb_review_tenant_id_decided_by_id_idx" ON "kb_review"("tenant_id", "decided_by_id");

-- CreateIndex
CREATE INDEX "kb_reviewer_tenant_id_user_id_idx" ON "kb_reviewer"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "kb_review_comment_tenant_id_review_id_created_at_idx" ON "kb_review_comment"("tenant_id", "review_id", "created_at");

-- CreateIndex
CREATE INDEX "kb_review_comment_tenant_id_author_id_idx" ON "kb_review_comment"("tenant_id", "author_id");

-- CreateIndex
CREATE INDEX "kb_file_tenant_id_article_id_idx" ON "kb_file"("tenant_id", "article_id");

-- CreateIndex
CREATE INDEX "kb_file_tenant_id_uploaded_by_id_idx" ON "kb_file"("tenant_id", "uploaded_by_id");

-- CreateIndex
CREATE INDEX "kb_link_tenant_id_target_id_idx" ON "kb_link"("tenant_id", "target_id");

-- CreateIndex
CREATE INDEX "kb_feedback_tenant_id_article_id_created_at_idx" ON "kb_feedback"("tenant_id", "article_id", "created_at");

-- CreateIndex
CREATE INDEX "kb_feedback_tenant_id_user_id_idx" ON "kb_feedback"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "kb_feedback_tenant_id_handled_by_id_idx" ON "kb_feedback"("tenant_id", "handled_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "kb_feedback_tenant_id_version_id_visitor_key" ON "kb_feedback"("tenant_id", "version_id", "visitor");

-- CreateIndex
CREATE INDEX "kb_view_day_tenant_id_article_id_day_idx" ON "kb_view_day"("tenant_id", "article_id", "day");

-- CreateIndex
CREATE INDEX "ticket_article_tenant_id_article_id_idx" ON "ticket_article"("tenant_id", "article_id");

-- CreateIndex
CREATE INDEX "ticket_article_tenant_id_version_id_idx" ON "ticket_article"("tenant_id", "version_id");

-- CreateIndex
CREATE INDEX "ticket_article_tenant_id_linked_by_id_idx" ON "ticket_article"("tenant_id", "linked_by_id");

-- AddForeignKey
ALTER TABLE "kb_category" ADD CONSTRAINT "kb_category_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "kb_category"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_article" ADD CONSTRAINT "kb_article_tenant_id_category_id_fkey" FOREIGN KEY ("tenant_id", "category_id") REFERENCES "kb_category"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_article" ADD CONSTRAINT "kb_article_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_article" ADD CONSTRAINT "kb_article_tenant_id_problem_id_fkey" FOREIGN KEY ("tenant_id", "problem_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_article_team" ADD CONSTRAINT "kb_article_team_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_article_team" ADD CONSTRAINT "kb_article_team_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_article_tag" ADD CONSTRAINT "kb_article_tag_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_translation" ADD CONSTRAINT "kb_translation_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_translation" ADD CONSTRAINT "kb_translation_tenant_id_published_version_id_fkey" FOREIGN KEY ("tenant_id", "published_version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_translation" ADD CONSTRAINT "kb_translation_tenant_id_scheduled_version_id_fkey" FOREIGN KEY ("tenant_id", "scheduled_version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_translation" ADD CONSTRAINT "kb_translation_tenant_id_source_version_id_fkey" FOREIGN KEY ("tenant_id", "source_version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_slug" ADD CONSTRAINT "kb_slug_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_draft" ADD CONSTRAINT "kb_draft_tenant_id_article_id_locale_fkey" FOREIGN KEY ("tenant_id", "article_id", "locale") REFERENCES "kb_translation"("tenant_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_draft" ADD CONSTRAINT "kb_draft_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_draft" ADD CONSTRAINT "kb_draft_tenant_id_source_version_id_fkey" FOREIGN KEY ("tenant_id", "source_version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_draft" ADD CONSTRAINT "kb_draft_tenant_id_updated_by_id_fkey" FOREIGN KEY ("tenant_id", "updated_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_version" ADD CONSTRAINT "kb_version_tenant_id_article_id_locale_fkey" FOREIGN KEY ("tenant_id", "article_id", "locale") REFERENCES "kb_translation"("tenant_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_version" ADD CONSTRAINT "kb_version_tenant_id_source_version_id_fkey" FOREIGN KEY ("tenant_id", "source_version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_version" ADD CONSTRAINT "kb_version_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_review" ADD CONSTRAINT "kb_review_tenant_id_article_id_locale_fkey" FOREIGN KEY ("tenant_id", "article_id", "locale") REFERENCES "kb_translation"("tenant_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_review" ADD CONSTRAINT "kb_review_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_review" ADD CONSTRAINT "kb_review_tenant_id_requested_by_id_fkey" FOREIGN KEY ("tenant_id", "requested_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_review" ADD CONSTRAINT "kb_review_tenant_id_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "decided_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_reviewer" ADD CONSTRAINT "kb_reviewer_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "kb_review"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_reviewer" ADD CONSTRAINT "kb_reviewer_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_review_comment" ADD CONSTRAINT "kb_review_comment_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "kb_review"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_review_comment" ADD CONSTRAINT "kb_review_comment_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_file" ADD CONSTRAINT "kb_file_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_file" ADD CONSTRAINT "kb_file_tenant_id_uploaded_by_id_fkey" FOREIGN KEY ("tenant_id", "uploaded_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_link" ADD CONSTRAINT "kb_link_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_link" ADD CONSTRAINT "kb_link_tenant_id_target_id_fkey" FOREIGN KEY ("tenant_id", "target_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_feedback" ADD CONSTRAINT "kb_feedback_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_feedback" ADD CONSTRAINT "kb_feedback_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_feedback" ADD CONSTRAINT "kb_feedback_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_feedback" ADD CONSTRAINT "kb_feedback_tenant_id_handled_by_id_fkey" FOREIGN KEY ("tenant_id", "handled_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kb_view_day" ADD CONSTRAINT "kb_view_day_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_view_day" ADD CONSTRAINT "kb_view_day_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_article" ADD CONSTRAINT "ticket_article_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_article" ADD CONSTRAINT "ticket_article_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "kb_article"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_article" ADD CONSTRAINT "ticket_article_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "kb_version"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_article" ADD CONSTRAINT "ticket_article_tenant_id_linked_by_id_fkey" FOREIGN KEY ("tenant_id", "linked_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "kb_article"
  ADD CONSTRAINT "kb_article_visibility_check" CHECK (visibility IN ('public', 'requesters', 'agents', 'teams')),
  ADD CONSTRAINT "kb_article_template_check" CHECK (template IN ('how-to', 'known-error', 'faq', 'general')),
  ADD CONSTRAINT "kb_article_source_locale_check" CHECK (source_locale IN ('pt-BR', 'en')),
  ADD CONSTRAINT "kb_article_review_check" CHECK (review_every_days > 0);
-- Readers, search and caches rely on it: what is published has a published version, and nothing else has.
ALTER TABLE "kb_translation"
  ADD CONSTRAINT "kb_translation_locale_check" CHECK (locale IN ('pt-BR', 'en')),
  ADD CONSTRAINT "kb_translation_status_check" CHECK (status IN ('draft', 'in_review', 'published', 'archived')),
  ADD CONSTRAINT "kb_translation_published_check" CHECK (
    (status = 'published') = (published_version_id IS NOT NULL)
    AND (published_version_id IS NULL OR published_at IS NOT NULL)),
  ADD CONSTRAINT "kb_translation_scheduled_check" CHECK ((scheduled_version_id IS NULL) = (scheduled_at IS NULL));
ALTER TABLE "kb_review"
  ADD CONSTRAINT "kb_review_status_check" CHECK (status IN ('open', 'approved', 'changes_requested', 'withdrawn')),
  ADD CONSTRAINT "kb_review_decided_check" CHECK ((status = 'open') = (decided_at IS NULL));
ALTER TABLE "kb_reviewer"
  ADD CONSTRAINT "kb_reviewer_decision_check" CHECK (
    decision IN ('approved', 'changes_requested') AND decided_at IS NOT NULL
    OR decision IS NULL AND decided_at IS NULL);
ALTER TABLE "kb_file" ADD CONSTRAINT "kb_file_size_check" CHECK (size >= 0);
ALTER TABLE "kb_view_day" ADD CONSTRAINT "kb_view_day_views_check" CHECK (views >= 0);
ALTER TABLE "ticket_article"
  ADD CONSTRAINT "ticket_article_via_check" CHECK (via IN ('linked', 'sent', 'deflection'));

-- One text is under review at a time in each language.
CREATE UNIQUE INDEX "kb_review_open" ON "kb_review"(tenant_id, article_id, locale) WHERE status = 'open';
-- What is due, over all tenants: one job asks for it.
CREATE INDEX "kb_translation_due" ON "kb_translation"(scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX "kb_article_expiry" ON "kb_article"(expires_at) WHERE expires_at IS NOT NULL AND archived_at IS NULL;
CREATE INDEX "kb_article_review_due" ON "kb_article"(review_at) WHERE review_at IS NOT NULL AND archived_at IS NULL;

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY[
  'kb_category', 'kb_article', 'kb_article_team', 'kb_article_tag', 'kb_translation', 'kb_slug', 'kb_draft',
  'kb_review', 'kb_reviewer', 'kb_review_comment', 'kb_file', 'kb_link', 'kb_feedback', 'kb_view_day',
  'ticket_article'
]) AS name;
-- What was reviewed or published is never changed.
SELECT farol_wall('kb_version', 'SELECT, INSERT');
