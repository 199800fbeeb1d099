import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { takeNumbers } from '@/lib/tickets/numbers'
import { recordLine } from '@/lib/tickets/record-line'
import { formatNumber } from '@/lib/tickets/ref'
import { insertIncident } from './insert'
import { followUpInput, type IncidentDto } from './schema'

const OVER: ReadonlySet<string> = new Set(['resolved', 'closed', 'cancelled'])

/**
 * Opens a new incident that goes on where one that is over ended: for the same requester, filed and routed as that
 * was, and linked to it. Its clocks begin anew.
 * @throws Forbidden, NotFound, ValidationFailed, Conflict when the incident is still worked on
 */
export async function createFollowUp(ctx: Ctx, ref: string, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.create.any_requester')
  authorize(ctx, 'incident.update')
  const { description, title } = parse(followUpInput, input)
  const number = await takeNumbers(ctx, 'incident')
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    if (!OVER.has(row.status)) throw new Conflict('A follow-up begins where an incident is over')
    if (row.mergedIntoId) throw new Conflict('This incident is merged: follow up on the one that stands for it')
    const more = { title: title ?? row.title, description, tags: row.tags }
    return followUp(tx, ctx, row, more, number)
  })
}

interface Further {
  title?: string
  description: string
  tags?: string[]
}

/** Inserts the follow-up of an incident, and shows it on both. What was archived since is left behind. */
export async function followUp(tx: Tx, ctx: Ctx, row: TicketRow, further: Further, number: number): Promise<IncidentDto> {
  const origin = { id: row.id, number: formatNumber('incident', row.number) }
  const incident = await insertIncident(tx, ctx, {
    number,
    requesterId: row.requester.id,
    title: row.title,
    impact: row.impact,
    urgency: row.urgency,
    categoryId: row.category && (await isKept(tx.category, row.category.id)) ? row.category.id : null,
    teamId: row.team && (await isKept(tx.team, row.team.id)) ? row.team.id : null,
    tags: [],
    customFields: {},
    confidential: row.confidential,
    opening: { type: 'followed_up', old: origin, visibility: 'public' },
    ...further,
  })
  await tx.ticketLink.create({
    data: { tenantId: ctx.tenant.id, id: newId(), type: 'follow_up', sourceId: incident.id, targetId: row.id, createdAt: ctx.now },
    select: { id: true },
  })
  await recordLine(tx, ctx, row, 'links', { type: 'has_follow_up', new: { id: incident.id, number: incident.number }, visibility: 'public' })
  return incident
}

interface Archivable {
  count(args: { where: { id: string; archivedAt: null } }): Promise<number>
}

const isKept = async (table: Archivable, id: string): Promise<boolean> => (await table.count({ where: { id, archivedAt: null } })) > 0
