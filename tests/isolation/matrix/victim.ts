import { newId } from '@/lib/platform/ids'
import { createItem } from '@/lib/assets/create'
import { setItems } from '@/lib/assets/set-items'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { deleteIncident } from '@/lib/incidents/remove'
import { createWebhook } from '@/lib/integrations/webhooks/create'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { createRole } from '@/lib/people/roles/create'
import { createTeam } from '@/lib/people/teams/create'
import { inviteUser } from '@/lib/people/users/invite'
import { createCategory } from '@/lib/tickets/categories/create'
import { addAttachment } from '@/lib/tickets/attachments'
import { addLink } from '@/lib/tickets/links/add'
import { addResolutionCode } from '@/lib/tickets/resolution-codes/add'
import { issueToken } from '@/lib/people/tokens/issue'
import { createProblem } from '@/lib/problems/create'
import { createTask } from '@/lib/tickets/tasks/create'
import { createArticle } from '@/lib/knowledge/articles/create'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { addArticleFile } from '@/lib/knowledge/files/add'
import { publish } from '@/lib/knowledge/publishing/publish'
import { submitForReview } from '@/lib/knowledge/reviews/submit'
import { withTenant } from '@/lib/platform/db/tenant'
import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { givenKnownError } from '../../support/known-errors'

/** Stands in every text of the victim: whoever reads it has looked over the wall. */
export const MARK = 'victim-secret'

export interface Victim {
  tenant: TestTenant
  admin: Ctx
  ids: Record<
    | 'user' | 'problem' | 'task' | 'proposal' | 'requester' | 'invited' | 'team' | 'category' | 'role' | 'apiKey' | 'session' | 'incident' | 'deleted'
    | 'comment' | 'link' | 'merged' | 'attachment' | 'import' | 'calendar' | 'policy' | 'slaRun' | 'notification' | 'delivery' | 'outboxEvent' | 'mailbox' | 'inboundMail' | 'webhook' | 'webhookDelivery' | 'view' | 'deletedView' | 'reply'
    | 'item' | 'knownError' | 'kbArticle' | 'kbVersion' | 'kbCategory' | 'kbReview' | 'kbFile',
    string
  >
  /** Keys and numbers, which are not ids. */
  names: { role: string; resolutionCode: string; invitation: string; reset: string }
}

async function* bytes() {
  yield Buffer.from(MARK)
}

/** A tenant that has one of everything. */
export async function createVictim(): Promise<Victim> {
  const tenant = await createTenant({ name: MARK })
  const person = (role: 'admin' | 'agent' | 'requester') => createUser(tenant, { role, name: `${MARK} ${role}`, email: `${role}@${MARK}.test` })
  const adminUser = await person('admin')
  const admin = ctxFor(tenant, adminUser)
  const [user, requester] = [await person('agent'), await person('requester')]
  const team = await createTeam(admin, { name: MARK, memberIds: [user.id] })
  const category = await createCategory(admin, { name: MARK })
  const role = await createRole(admin, { name: MARK, permissions: ['incident.read'] })
  const code = await addResolutionCode(admin, { label: MARK })
  const invited = await inviteUser(admin, { name: MARK, email: `invited@${MARK}.test` })
  const key = await createServiceKey(admin, { name: MARK, role: 'agent' })
  const incident = await createIncident(admin, { title: MARK, description: MARK, requesterId: requester.id, tags: [MARK], categoryId: category.id })
  const deleted = await createIncident(admin, { title: MARK })
  await deleteIncident(admin, deleted.id)
  const comment = await addComment(admin, incident.id, { body: MARK })
  const attachment = await addAttachment(admin, 'incident', incident.id, { fileName: `${MARK}.txt`, contentType: 'text/plain', body: bytes() })
  const merged = await createIncident(admin, { title: MARK })
  const link = await addLink(admin, 'incident', incident.id, { type: 'relates', target: merged.id })
  await mergeIncident(admin, merged.id, { into: incident.id })
  const item = await createItem(admin, { name: MARK })
  await setItems(admin, 'incident', incident.id, { itemIds: [item.id] })
  const knownError = await givenKnownError(tenant, user, { title: MARK, symptoms: MARK, errorCode: `${MARK}-1`, workaround: MARK, itemId: item.id })
  const kbCategory = await createKbCategory(admin, { names: { en: MARK } })
  const kbArticle = await createArticle(admin, { title: MARK, summary: MARK, body: MARK, tags: [MARK], categoryId: kbCategory.id, visibility: 'public' })
  const kbFile = await addArticleFile(admin, kbArticle.id, { fileName: `${MARK}.txt`, contentType: 'text/plain', body: bytes() })
  await publish(admin, kbArticle.id, kbArticle.sourceLocale)
  const kbReview = await submitForReview(admin, kbArticle.id, kbArticle.sourceLocale, { reviewerIds: [user.id] })
  const [session, importId] = [newId(), newId()]
  await ownerSql(`insert into session (tenant_id, id, user_id, kind, expires_at) values ($1, $2, $3, 'web', now() + interval '1 hour')`, [
    tenant.id, session, user.id,
  ])
  await ownerSql(`insert into import_run (tenant_id, id, source, file_name, storage_key, status) values ($1, $2, 'csv', $3, $3, 'done')`, [
    tenant.id, importId, MARK,
  ])
  const [calendar] = await ownerSql<{ id: string }>(`update sla_calendar set name = $2 || id where tenant_id = $1 returning id`, [tenant.id, MARK])
  const [policy] = await ownerSql<{ id: string }>(`update sla_policy set name = $2 where tenant_id = $1 returning id`, [tenant.id, MARK])
  const webhook = await createWebhook(admin, { name: MARK, url: `https://${MARK}.example.com/`, events: ['*'] })
  const webhookDelivery = newId()
  await ownerSql(
    `insert into webhook_delivery (tenant_id, id, endpoint_id, event_id, event_type, event_at, ticket_id, body, status, next_at, expires_at)
     values ($1, $2, $3, $2, 'incident.created', now(), $4, $5, 'dead', now(), now())`,
    [tenant.id, webhookDelivery, webhook.id, incident.id, MARK],
  )
  const [slaRun, notification] = [newId(), newId()]
  await ownerSql(`insert into sla_run (tenant_id, id, kind, status, input) values ($1, $2, 'dry_run', 'done', to_json($3::text))`, [tenant.id, slaRun, MARK])
  await ownerSql(`insert into notification (tenant_id, id, user_id, type, key, data) values ($1, $2, $3, 'sla_breach', $4, to_jsonb($4::text))`, [
    tenant.id, notification, user.id, MARK,
  ])
  const [mailbox, inboundMail, intake] = [newId(), newId(), newId()]
  await ownerSql(`insert into mailbox (tenant_id, id, name, address, kind) values ($1, $2, $3, $3 || '@mail.test', 'forward')`, [tenant.id, mailbox, MARK])
  await ownerSql(`insert into mail_intake (id, source, recipients, raw, sha256, size, state, received_at) values ($1, 'api', '{}', $2, '', 1, 'done', now())`, [
    intake, Buffer.from(MARK),
  ])
  await ownerSql(`insert into inbound_mail (tenant_id, id, intake_id, subject, size, status, received_at) values ($1, $2, $3, $4, 1, 'failed', now())`, [
    tenant.id, inboundMail, intake, MARK,
  ])
  const [view, deletedView, reply] = [newId(), newId(), newId()]
  await ownerSql(
    `insert into saved_view (tenant_id, id, kind, name, scope, owner_id, queue, sort, columns, deleted_at)
     select $1, id, 'incident', $2, 'global', $3, 'all', 'number', '{}', deleted from (values ($4::uuid, null::timestamptz), ($5, now())) v(id, deleted)`,
    [tenant.id, MARK, user.id, view, deletedView],
  )
  await ownerSql(`insert into reply_template (tenant_id, id, name, body, scope, owner_id) values ($1, $2, $3, $3, 'global', $4)`, [tenant.id, reply, MARK, user.id])
  const problem = await createProblem(admin, { title: MARK, symptoms: MARK, rootCause: MARK, workaround: MARK, incidents: [incident.id] })
  const task = await createTask(admin, 'problem', problem.id, { title: MARK })
  const proposal = newId()
  await ownerSql(`insert into problem_proposal (tenant_id, id, key, title, evidence) values ($1, $2, $3, $3, '{}')`, [tenant.id, proposal, MARK])
  const delivery = newId()
  await ownerSql(
    `insert into mail_delivery (tenant_id, id, key, event, from_address, to_address, locale, subject, html, text, message_id, status, next_try_at, expires_at)
     values ($1, $2, $3, 'test', $3, $3, 'en', $3, $3, $3, $3, 'failed', now(), now())`,
    [tenant.id, delivery, MARK],
  )
  await ownerSql(`insert into mail_suppression (tenant_id, address, reason, detail) values ($1, $2, 'manual', $3)`, [tenant.id, `${MARK}@example.test`, MARK])
  const [outboxEvent] = await ownerSql<{ id: string }>(`select id from outbox_event where tenant_id = $1 and type = 'incident.created' limit 1`, [tenant.id])
  const tokens = await withTenant(admin, async (tx) => ({
    invitation: await issueToken(tx, admin, { kind: 'invitation', userId: invited.id, to: `invited@${MARK}.test` }),
    reset: await issueToken(tx, admin, { kind: 'password_reset', userId: user.id, to: user.email }),
  }))
  return {
    tenant,
    admin,
    ids: {
      user: user.id, problem: problem.id, task: task.id, proposal, requester: requester.id, invited: invited.id, team: team.id, category: category.id, role: role.id,
      apiKey: key.id, session, incident: incident.id, deleted: deleted.id, comment: comment.id, link: link.id, merged: merged.id, attachment: attachment.id,
      import: importId, calendar: calendar?.id ?? '', policy: policy?.id ?? '', slaRun, notification, delivery, outboxEvent: outboxEvent?.id ?? '', mailbox, inboundMail, webhook: webhook.id, webhookDelivery, view, deletedView, reply, kbArticle: kbArticle.id, kbVersion: kbReview.version.id, kbCategory: kbCategory.id, kbReview: kbReview.id, kbFile: kbFile.id,
      item: item.id, knownError,
    },
    names: { role: role.key, resolutionCode: code.key, ...tokens },
  }
}

/** Every row of the tenant in every table, as one text: equal texts, nothing was touched. */
export async function everythingOf(tenantId: string): Promise<string> {
  const tables = await ownerSql<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  )
  const parts: unknown[] = [await ownerSql('select to_jsonb(t) as row from tenant t where id = $1', [tenantId])]
  for (const { name } of tables) {
    parts.push(name, await ownerSql(`select to_jsonb(t)::text as row from "${name}" t where tenant_id = $1 order by 1`, [tenantId]))
  }
  return JSON.stringify(parts)
}

/** What of the victim stands in an answer; nothing should. */
export function leaksIn(answer: unknown, victim: Victim): string[] {
  const text = typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? '')
  return [MARK, victim.tenant.id, ...Object.values(victim.ids)].filter((secret) => text.includes(secret))
}
