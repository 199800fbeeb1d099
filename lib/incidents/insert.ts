import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { record, type TimelineInput } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { alarmBy } from '@/lib/sla/alarm'
import { shownClocks } from '@/lib/sla/shown'
import { insertSla } from '@/lib/sla/store'
import { openedSla } from '@/lib/sla/track'
import { derivePriority } from '@/lib/tickets/priority'
import { findReferences, type RequesterInput } from '@/lib/tickets/references'
import { formatNumber } from '@/lib/tickets/ref'
import type { Channel } from '@/lib/tickets/schema'
import type { z } from 'zod'
import type { createIncidentInput, IncidentDto } from './schema'
import { forReader, incidentJoins, incidentShape, type IncidentRecord } from './serialize'

interface NewIncident extends Omit<z.infer<typeof createIncidentInput>, keyof RequesterInput> {
  number: number
  requesterId: string
  /** The entry that stands first on the timeline, when it is more than "created". */
  opening?: TimelineInput
}

/** The row, its tags, and what the API gives of them, in one flight. */
const INSERT = `
with t as (
  insert into ticket (tenant_id, id, kind, number, title, description_text, description_html, status, impact, urgency,
    priority, category_id, requester_id, assignee_id, team_id, channel, custom_fields, confidential, created_at, updated_at)
  values ($1::uuid, $2::uuid, 'incident', $3::int, $4, $5, $6, 'new', $7, $8, $9::int, $10::uuid, $11::uuid, $12::uuid,
    $13::uuid, $14, $15::jsonb, $16::boolean, $17::timestamptz, $17::timestamptz)
  returning *
), tagged as (
  insert into ticket_tag (tenant_id, ticket_id, tag) select $1::uuid, $2::uuid, tag from json_array_elements_text($18::json) tag
), clocked as (${insertSla('$19')})
select ${incidentShape.columns} from t ${incidentJoins}`

/**
 * Inserts an incident that has its number and requester, and records it: what the verbs of this module share
 * that open one. The answer is what was inserted, whether or not the actor may see it later.
 * @throws ValidationFailed when it refers to what is not there
 */
export async function insertIncident(tx: Tx, ctx: Ctx, data: NewIncident): Promise<IncidentDto> {
  const { requesterId, tags, title } = data
  const { category, assignee, team } = await findReferences(tx, data)
  const id = newId()
  const priority = derivePriority(ctx.tenant.settings.priorityMatrix, data.impact, data.urgency)
  const sla = await openedSla(ctx, id, { kind: 'incident', priority, categoryId: category?.id ?? null, status: 'new', holdReason: null }, tx)
  const [inserted] = await txSql<IncidentRecord>(tx, INSERT, [
    ctx.tenant.id,
    id,
    data.number,
    title,
    data.description,
    renderMarkdown(data.description),
    data.impact,
    data.urgency,
    priority,
    category?.id ?? null,
    requesterId,
    assignee?.id ?? null,
    team?.id ?? null,
    data.channel ?? defaultChannel(ctx),
    JSON.stringify(data.customFields),
    data.confidential ?? false,
    ctx.now,
    JSON.stringify(tags),
    JSON.stringify([sla]),
  ])
  if (!inserted) throw new Error('The insert returned no row')
  const number = formatNumber('incident', data.number)
  await record(tx, ctx, {
    entity: { type: 'incident', id },
    action: 'incident.created',
    ticketId: id,
    timeline: [data.opening ?? { type: 'created', visibility: 'public' }],
    after: { number, title, priority, category, assignee, team, requesterId, tags },
    event: { id, number, priority, requesterId, assigneeId: assignee?.id ?? null },
  })
  await alarmBy(tx, ctx, sla.timer_at)
  // A statement does not see what it inserts itself beside the row.
  const clocks = await shownClocks(ctx, [sla.clocks], tx)
  return forReader(ctx, { ...incidentShape.of({ ...inserted, clocks: sla.clocks }, clocks), tags })
}

function defaultChannel(ctx: Ctx): Channel {
  if (ctx.actor.kind === 'apiKey') return 'api'
  return isStaff(ctx) ? 'phone' : 'portal'
}
