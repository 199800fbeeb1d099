import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { assignIncident } from './assign'
import { bulkAssignInput, bulkTransitionInput, type IncidentDto } from './schema'
import { transitionIncident } from './transition'

export interface BulkResult {
  done: IncidentDto[]
  failed: { id: string; code: string; message: string }[]
}

interface Item {
  id: string
  version?: number | undefined
}

/**
 * Does the same to many incidents, each in a transaction of its own: what can be done is done, the rest
 * is told with its reason.
 */
async function forEach(items: readonly Item[], work: (item: Item) => Promise<IncidentDto>): Promise<BulkResult> {
  const result: BulkResult = { done: [], failed: [] }
  for (const item of items) {
    try {
      result.done.push(await work(item))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      result.failed.push({ id: item.id, code: error.code, message: error.message })
    }
  }
  return result
}

/** @throws Forbidden, ValidationFailed */
export async function bulkAssign(ctx: Ctx, input: unknown): Promise<BulkResult> {
  authorize(ctx, 'incident.assign')
  const { items, ...assignment } = parse(bulkAssignInput, input)
  return forEach(items, ({ id, version }) => assignIncident(ctx, id, { ...assignment, version }))
}

/** @throws Forbidden, ValidationFailed */
export async function bulkTransition(ctx: Ctx, input: unknown): Promise<BulkResult> {
  authorize(ctx, 'incident.transition')
  const { items, ...transition } = parse(bulkTransitionInput, input)
  return forEach(items, ({ id, version }) => transitionIncident(ctx, id, { ...transition, version }))
}
