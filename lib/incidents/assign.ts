import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { assignmentChange } from '@/lib/tickets/assignment'
import { same, type FieldChange } from '@/lib/tickets/change'
import { fetchTicket } from '@/lib/tickets/fetch'
import { changeIncident } from './change'
import { readIncident } from './queries'
import { assignmentInput, type IncidentDto } from './schema'
import { checkVersion } from './version'

/**
 * Gives an incident to a person, a team, or both; null takes it away, what is absent stays.
 * @throws Forbidden, NotFound, ValidationFailed (nobody who works tickets, no such team), Conflict
 */
export async function assignIncident(ctx: Ctx, ref: string, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.assign')
  const { assigneeId, teamId, version } = parse(assignmentInput, input)
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, row, version)
    await changeIncident(tx, ctx, row, await assignmentChange(tx, row, { assigneeId, teamId }))
    return readIncident(tx, ctx, row.id)
  })
}

/**
 * The actor takes an incident; a new one starts, if the actor may move it.
 * @throws Forbidden, NotFound, Conflict
 */
export async function takeIncident(ctx: Ctx, ref: string, version?: number): Promise<IncidentDto> {
  authorize(ctx, 'incident.assign')
  const { actor } = ctx
  if (actor.kind !== 'user') throw new TypeError('Only a person takes an incident')
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, row, version)
    const fields: FieldChange[] = []
    const me = { id: actor.id, name: actor.name }
    if (!same(row.assignee, me)) fields.push({ field: 'assignee', old: row.assignee, new: me, public: true })
    const starts = row.status === 'new' && can(ctx, 'incident.transition')
    if (starts) fields.push({ field: 'status', old: 'new', new: 'in_progress', public: true })
    await changeIncident(tx, ctx, row, {
      action: 'assigned',
      columns: { assigneeId: actor.id, ...(starts ? { status: 'in_progress' } : {}) },
      fields,
      event: { assigneeId: actor.id, ...(starts ? { from: 'new', to: 'in_progress' } : {}) },
    })
    return readIncident(tx, ctx, row.id)
  })
}
