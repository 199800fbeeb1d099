import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { messagesOf } from '../reasons'
import type { PersonDraft } from '../draft'
import type { Update } from './classify'
import type { Directory } from './directory'
import type { Identified } from './identity'
import type { Rendered } from './rendered'
import { manyRows } from './rows'

const COLUMNS = `title text, description_text text, description_html text, status text, hold_reason text, impact text,
  urgency text, priority int2, priority_override_reason text, category_id uuid, requester_id uuid, assignee_id uuid,
  team_id uuid, channel text, resolution_code text, resolution text, reopen_count int, created_at timestamptz,
  updated_at timestamptz, resolved_at timestamptz, closed_at timestamptz`
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ', 1)[0] ?? '')

const INSERT = `
  insert into ticket (tenant_id, id, kind, number, external_source, external_ref, custom_fields, ${NAMES.join(', ')})
  select $1::uuid, d.id, 'incident', d.number, d.external_source, d.external_ref,
    jsonb_build_object('source', d.source), ${NAMES.map((name) => `d.${name}`).join(', ')}
  from json_to_recordset($2::json) as d(id uuid, number int, external_source text, external_ref text, source jsonb, ${COLUMNS})`

/** Custom fields that people added beside the source's stay, and so does a ticket that somebody changed meanwhile. */
const UPDATE = `
  update ticket t set version = t.version + 1, custom_fields = t.custom_fields || jsonb_build_object('source', d.source),
    ${NAMES.map((name) => `${name} = d.${name}`).join(', ')}
  from json_to_recordset($2::json) as d(id uuid, version int, source jsonb, ${COLUMNS})
  where t.tenant_id = $1::uuid and t.id = d.id and t.version = d.version
  returning t.id`

const TAGS = `
  insert into ticket_tag (tenant_id, ticket_id, tag)
  select $1::uuid, d.id, d.tag from json_to_recordset($2::json) as d(id uuid, tag text) on conflict do nothing`

/** Whom a ticket is for when the file names nobody: requesters are never missing here. */
export const unknownRequester = ({ tenant }: Pick<Ctx, 'tenant'>): PersonDraft => ({
  name: messagesOf(tenant.locale)('history.unknownRequester'),
})

/** Inserts tickets with the numbers from `first` on. */
export async function insertTickets(
  tx: Tx,
  ctx: Ctx,
  source: string,
  items: readonly Rendered<Identified>[],
  first: number,
  directory: Directory,
): Promise<void> {
  const rows = items.map((item, index) => ({
    ...columnsOf(ctx, item, directory),
    number: first + index,
    external_source: source,
    external_ref: item.draft.externalRef,
  }))
  await manyRows(tx, ctx.tenant.id, INSERT, rows)
  await insertTags(tx, ctx, items)
}

/**
 * Brings tickets up to what a newer file says.
 * @throws Conflict when one of them was changed since it was looked at; what to do with it has to be judged again
 */
export async function updateTickets(
  tx: Tx,
  ctx: Ctx,
  items: readonly Rendered<Update>[],
  directory: Directory,
): Promise<void> {
  const rows = items.map((item) => ({ ...columnsOf(ctx, item, directory), version: item.version }))
  const updated = await manyRows(tx, ctx.tenant.id, UPDATE, rows)
  if (updated.length < rows.length) throw new Conflict('A ticket was changed while it was imported')
  await insertTags(tx, ctx, items)
}

async function insertTags(tx: Tx, ctx: Ctx, items: readonly Identified[]): Promise<void> {
  const tags = items.flatMap(({ ticketId, draft }) => draft.tags.map((tag) => ({ id: ticketId, tag })))
  if (tags.length > 0) await manyRows(tx, ctx.tenant.id, TAGS, tags)
}

function columnsOf(ctx: Ctx, { ticketId, draft, descriptionHtml }: Rendered<Identified>, directory: Directory) {
  const derived = ctx.tenant.settings.priorityMatrix[draft.impact][draft.urgency]
  const priority = draft.priority ?? derived
  return {
    id: ticketId,
    title: draft.title,
    description_text: draft.description,
    description_html: descriptionHtml,
    status: draft.status,
    hold_reason: draft.holdReason,
    impact: draft.impact,
    urgency: draft.urgency,
    priority,
    priority_override_reason: priority === derived ? null : messagesOf(ctx.tenant.locale)('history.priorityOfSource'),
    category_id: directory.category(draft.category)?.id ?? null,
    requester_id: directory.person(draft.requester ?? unknownRequester(ctx)).id,
    assignee_id: draft.assignee ? directory.person(draft.assignee).id : null,
    team_id: draft.team === null ? null : directory.team(draft.team).id,
    channel: draft.channel,
    resolution_code: draft.resolutionCode === null ? null : directory.code(draft.resolutionCode),
    resolution: draft.resolution,
    reopen_count: draft.reopenCount,
    created_at: draft.createdAt ?? ctx.now,
    updated_at: draft.updatedAt ?? ctx.now,
    resolved_at: draft.resolvedAt,
    closed_at: draft.closedAt,
    source: draft.source,
  }
}
