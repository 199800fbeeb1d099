-- CreateTable
CREATE TABLE "problem" (
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "symptoms" TEXT NOT NULL DEFAULT '',
    "error_code" TEXT,
    "impact_text" TEXT NOT NULL DEFAULT '',
    "root_cause" TEXT NOT NULL DEFAULT '',
    "workaround" TEXT NOT NULL DEFAULT '',
    "workaround_html" TEXT NOT NULL DEFAULT '',
    "five_whys" JSONB NOT NULL DEFAULT '[]',
    "fishbone" JSONB NOT NULL DEFAULT '{}',
    "exit" TEXT,
    "exit_reason" TEXT,
    "duplicate_of_id" UUID,
    "known_error_at" TIMESTAMPTZ(3),
    "known_error_audience" TEXT,
    "review" JSONB,
    "reviewed_at" TIMESTAMPTZ(3),
    "cascade" JSONB,

    CONSTRAINT "problem_pkey" PRIMARY KEY ("tenant_id","ticket_id")
);

-- CreateTable
CREATE TABLE "problem_incident" (
    "tenant_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "via" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "linked_by_id" UUID,

    CONSTRAINT "problem_incident_pkey" PRIMARY KEY ("tenant_id","incident_id")
);

-- CreateTable
CREATE TABLE "ticket_task" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "assignee_id" UUID,
    "team_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "problem_proposal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "problem_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "problem_proposal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "problem_tenant_id_duplicate_of_id_idx" ON "problem"("tenant_id", "duplicate_of_id");

-- CreateIndex
CREATE INDEX "problem_incident_tenant_id_problem_id_incident_id_idx" ON "problem_incident"("tenant_id", "problem_id", "incident_id");

-- CreateIndex
CREATE INDEX "problem_incident_tenant_id_linked_by_id_idx" ON "problem_incident"("tenant_id", "linked_by_id");

-- CreateIndex
CREATE INDEX "ticket_task_tenant_id_ticket_id_position_idx" ON "ticket_task"("tenant_id", "ticket_id", "position");

-- CreateIndex
CREATE INDEX "ticket_task_tenant_id_assignee_id_idx" ON "ticket_task"("tenant_id", "assignee_id");

-- CreateIndex
CREATE INDEX "ticket_task_tenant_id_team_id_idx" ON "ticket_task"("tenant_id", "team_id");

-- CreateIndex
CREATE INDEX "problem_proposal_tenant_id_key_idx" ON "problem_proposal"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "problem_proposal_tenant_id_problem_id_idx" ON "problem_proposal"("tenant_id", "problem_id");

-- CreateIndex
CREATE INDEX "problem_proposal_tenant_id_decided_by_id_idx" ON "problem_proposal"("tenant_id", "decided_by_id");

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_tenant_id_duplicate_of_id_fkey" FOREIGN KEY ("tenant_id", "duplicate_of_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "problem_incident" ADD CONSTRAINT "problem_incident_tenant_id_incident_id_fkey" FOREIGN KEY ("tenant_id", "incident_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_incident" ADD CONSTRAINT "problem_incident_tenant_id_problem_id_fkey" FOREIGN KEY ("tenant_id", "problem_id") REFERENCES "problem"("tenant_id", "ticket_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_incident" ADD CONSTRAINT "problem_incident_tenant_id_linked_by_id_fkey" FOREIGN KEY ("tenant_id", "linked_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_task" ADD CONSTRAINT "ticket_task_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_task" ADD CONSTRAINT "ticket_task_tenant_id_assignee_id_fkey" FOREIGN KEY ("tenant_id", "assignee_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_task" ADD CONSTRAINT "ticket_task_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "problem_proposal" ADD CONSTRAINT "problem_proposal_tenant_id_problem_id_fkey" FOREIGN KEY ("tenant_id", "problem_id") REFERENCES "problem"("tenant_id", "ticket_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "problem_proposal" ADD CONSTRAINT "problem_proposal_tenant_id_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "decided_by_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules ---------------------------------------------------------------------------------------------

ALTER TABLE "ticket"
  ADD CONSTRAINT "ticket_problem_status_check" CHECK (
    kind <> 'problem' OR status IN ('new', 'assess', 'root_cause_analysis', 'fix_in_progress', 'resolved', 'closed')
  );
ALTER TABLE "problem"
  ADD CONSTRAINT "problem_exit_check" CHECK (
    exit IN ('duplicate', 'risk_accepted') AND (exit = 'duplicate') = (duplicate_of_id IS NOT NULL)
    OR exit IS NULL AND duplicate_of_id IS NULL
  ),
  ADD CONSTRAINT "problem_duplicate_self_check" CHECK (duplicate_of_id <> ticket_id),
  -- ITIL: a known error has a known cause and a workaround.
  ADD CONSTRAINT "problem_known_error_check" CHECK (
    (known_error_at IS NULL) = (known_error_audience IS NULL)
    AND (known_error_at IS NULL OR (root_cause <> '' AND workaround <> '' AND known_error_audience IN ('agents', 'requesters')))
  );
ALTER TABLE "problem_incident"
  ADD CONSTRAINT "problem_incident_via_check" CHECK (via IN ('manual', 'bulk', 'suggestion', 'trend', 'known_error')),
  ADD CONSTRAINT "problem_incident_self_check" CHECK (incident_id <> problem_id);
ALTER TABLE "ticket_task"
  ADD CONSTRAINT "ticket_task_status_check" CHECK (status IN ('open', 'done', 'cancelled')),
  ADD CONSTRAINT "ticket_task_completed_check" CHECK ((status = 'open') = (completed_at IS NULL));
ALTER TABLE "problem_proposal"
  ADD CONSTRAINT "problem_proposal_status_check" CHECK (
    status IN ('open', 'accepted', 'dismissed') AND (status = 'open') = (decided_at IS NULL)
    AND (status = 'accepted') = (problem_id IS NOT NULL)
  );

-- Known errors are few among the problems, open proposals among the decided.
CREATE INDEX "problem_known_error" ON "problem"(tenant_id, known_error_at) WHERE known_error_at IS NOT NULL;
CREATE UNIQUE INDEX "problem_proposal_open" ON "problem_proposal"(tenant_id, key) WHERE status = 'open';

SELECT farol_wall(name::regclass, 'SELECT, INSERT, UPDATE, DELETE')
FROM unnest(ARRAY['problem', 'problem_incident', 'ticket_task', 'problem_proposal']) AS name;

-- A problem at work has not ended, whatever an incident's states are called.
CREATE OR REPLACE VIEW "ticket_measured" WITH (security_invoker) AS
SELECT t.tenant_id, t.id, t.kind, t.status, t.priority, t.category_id, t.requester_id, t.assignee_id, t.team_id,
  t.confidential, t.reopen_count, t.created_at, t.resolved_at,
  CASE WHEN t.status NOT IN ('new', 'in_progress', 'on_hold', 'assess', 'root_cause_analysis', 'fix_in_progress')
    THEN coalesce(t.resolved_at, t.closed_at, t.created_at) END AS ended_at,
  t.deleted_at,
  farol_first_reply(s.facts) AS replied_at, s.policy_id,
  s.first_response_state, farol_instant(s.clocks #>> '{firstResponse,dueAt}') AS first_response_due_at,
  s.clocks #>> '{firstResponse,breachedAt}' IS NOT NULL AS first_response_breached,
  (s.clocks #>> '{firstResponse,elapsedMs}')::bigint AS first_response_ms,
  s.resolution_state, farol_instant(s.clocks #>> '{resolution,dueAt}') AS resolution_due_at,
  s.clocks #>> '{resolution,breachedAt}' IS NOT NULL AS resolution_breached,
  (s.clocks #>> '{resolution,elapsedMs}')::bigint AS resolution_ms
FROM ticket t LEFT JOIN ticket_sla s ON s.tenant_id = t.tenant_id AND s.ticket_id = t.id;
