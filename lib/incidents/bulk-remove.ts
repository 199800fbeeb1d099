import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { uuidSchema } from '@/lib/tickets/schema'
import { deleteIncident, restoreIncident } from './remove'

const ids = z.array(uuidSchema).min(1).max(100)

export interface BulkRemoval {
  done: string[]
  failed: { id: string; code: string }[]
}

/** Each in a transaction of its own: what can be done is done, the rest is told with its reason. */
async function forEach(list: readonly string[], work: (id: string) => Promise<unknown>): Promise<BulkRemoval> {
  const result: BulkRemoval = { done: [], failed: [] }
  for (const id of list) {
    try {
      await work(id)
      result.done.push(id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      result.failed.push({ id, code: error.code })
    }
  }
  return result
}

/** Puts many incidents into the bin. @throws Forbidden, ValidationFailed */
export async function bulkDelete(ctx: Ctx, input: unknown): Promise<BulkRemoval> {
  authorize(ctx, 'incident.delete')
  return forEach(parse(ids, input), (id) => deleteIncident(ctx, id))
}

/** Takes many incidents out of the bin. @throws Forbidden, ValidationFailed */
export async function bulkRestore(ctx: Ctx, input: unknown): Promise<BulkRemoval> {
  authorize(ctx, 'incident.delete')
  return forEach(parse(ids, input), (id) => restoreIncident(ctx, id))
}
