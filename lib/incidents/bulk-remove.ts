import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { uuidSchema } from '@/lib/tickets/schema'
import { each, type EachResult } from './each'
import { deleteIncident, restoreIncident } from './remove'

const ids = z.array(uuidSchema).min(1).max(100)

const eachId = (ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<EachResult<string>> =>
  each(ids.map((id) => ({ id })), async ({ id }) => {
    await work(id)
    return id
  })

/** Puts many incidents into the bin. @throws Forbidden, ValidationFailed */
export async function bulkDelete(ctx: Ctx, input: unknown): Promise<EachResult<string>> {
  authorize(ctx, 'incident.delete')
  return eachId(parse(ids, input), (id) => deleteIncident(ctx, id))
}

/** Takes many incidents out of the bin. @throws Forbidden, ValidationFailed */
export async function bulkRestore(ctx: Ctx, input: unknown): Promise<EachResult<string>> {
  authorize(ctx, 'incident.delete')
  return eachId(parse(ids, input), (id) => restoreIncident(ctx, id))
}
