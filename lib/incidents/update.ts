import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { same } from '@/lib/tickets/change'
import { collectEdit } from '@/lib/tickets/edit'
import { fetchTicket } from '@/lib/tickets/fetch'
import { checkConfidential, requesterIdOf } from '@/lib/tickets/references'
import { changeIncident } from './change'
import { readIncident } from './queries'
import { updateIncidentInput, type IncidentDto } from './schema'
import { checkVersion } from './version'

/**
 * Edits an incident. What equals the present value is no change. A change of impact or urgency derives
 * the priority anew unless it was overridden.
 * @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version)
 */
export async function updateIncident(ctx: Ctx, ref: string, input: unknown, expectedVersion?: number): Promise<IncidentDto> {
  authorize(ctx, 'incident.update')
  const { version = expectedVersion, ...data } = parse(updateIncidentInput, input)
  checkConfidential(ctx, data.confidential)
  if (data.assigneeId !== undefined || data.teamId !== undefined) authorize(ctx, 'incident.assign')
  if (data.priority !== undefined || data.priorityReason !== undefined) authorize(ctx, 'incident.priority.override')

  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, row, version)
    if (data.requesterId !== undefined) await requesterIdOf(tx, ctx, { requesterId: data.requesterId })
    const changes = await collectEdit(tx, ctx, row, data)
    const { customFields } = data
    if (customFields !== undefined) changes.add('customFields', row.customFields, customFields, { customFields })
    await changeIncident(tx, ctx, row, {
      action: 'updated',
      columns: changes.columns,
      fields: changes.fields,
      ...(data.tags && !same(row.tags, data.tags) ? { tags: data.tags } : {}),
    })
    return readIncident(tx, ctx, row.id)
  })
}
