import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { takeNumbers } from '@/lib/tickets/numbers'
import { checkConfidential, requesterIdOf } from '@/lib/tickets/references'
import type { z } from 'zod'
import { insertIncident } from './insert'
import { createIncidentInput, type IncidentDto } from './schema'

/**
 * Opens an incident. Its priority follows from impact and urgency by the tenant's matrix. Requesters open
 * for themselves and leave the routing to those who work tickets.
 * @throws Forbidden, ValidationFailed
 */
export async function createIncident(ctx: Ctx, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.create')
  const data = parse(createIncidentInput, input)
  if (!isStaff(ctx)) refuseRouting(data)
  checkConfidential(ctx, data.confidential)

  const number = await takeNumbers(ctx, 'incident')
  return withTenant(ctx, async (tx) =>
    insertIncident(tx, ctx, { ...data, number, requesterId: await requesterIdOf(tx, ctx, data) }),
  )
}

function refuseRouting(data: z.infer<typeof createIncidentInput>): void {
  if (data.assigneeId || data.teamId || data.tags.length > 0 || Object.keys(data.customFields).length > 0) {
    throw new Forbidden('Assignment, team, tags and custom fields are set by those who work the ticket')
  }
}
