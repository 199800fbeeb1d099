import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { fetchTicket } from '@/lib/tickets/fetch'
import { tellUnlinked } from './record'

/** Takes an incident from its problem; without one nothing happens. @throws Forbidden, NotFound */
export async function unlinkIncident(ctx: Ctx, incidentRef: string): Promise<void> {
  authorize(ctx, 'problem.manage')
  await withTenant(ctx, async (tx) => {
    const incident = await fetchTicket(tx, ctx, 'incident', incidentRef)
    const link = await tx.problemIncident.findFirst({ where: { incidentId: incident.id }, select: { problemId: true } })
    if (!link) return
    await tx.problemIncident.deleteMany({ where: { incidentId: incident.id } })
    await tellUnlinked(tx, ctx, link.problemId, [incident])
  })
}
