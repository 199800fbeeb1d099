import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { assignIncident } from './assign'
import { each, type EachResult } from './each'
import { bulkAssignInput, bulkTransitionInput, type IncidentDto } from './schema'
import { transitionIncident } from './transition'

export type BulkResult = EachResult<IncidentDto>

/** @throws Forbidden, ValidationFailed */
export async function bulkAssign(ctx: Ctx, input: unknown): Promise<BulkResult> {
  authorize(ctx, 'incident.assign')
  const { items, ...assignment } = parse(bulkAssignInput, input)
  return each(items, ({ id, version }) => assignIncident(ctx, id, { ...assignment, version }))
}

/** @throws Forbidden, ValidationFailed */
export async function bulkTransition(ctx: Ctx, input: unknown): Promise<BulkResult> {
  authorize(ctx, 'incident.transition')
  const { items, ...transition } = parse(bulkTransitionInput, input)
  return each(items, ({ id, version }) => transitionIncident(ctx, id, { ...transition, version }))
}
