import 'server-only'
import { readTenant } from '@/lib/platform/db/tenant'
import { jobContext } from '@/lib/platform/jobs/context'
import { logOf } from '@/lib/platform/log'
import { claimRun } from './claim'
import { LeaseLost } from './lease'
import { workOn } from './run'

/** What comes after a turn: another one, nothing, or a long wait. */
export type AfterTurn = 'more' | 'ended' | 'suspended'

/**
 * Works for a while on the tenant's imports, the oldest first: what stands before the given one is done before it,
 * whoever was to do it.
 * @param patience milliseconds, more or less
 * @returns `ended` once the given import has ended
 */
export async function takeTurn(tenantId: string, importId: string, requestId: string, patience: number): Promise<AfterTurn> {
  const ctx = await jobContext(tenantId, requestId)
  if (!ctx) return 'suspended'
  const run = await claimRun(ctx)
  try {
    if (run) await workOn(run, patience)
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    logOf(ctx).warn({ importId: run?.id }, 'import was taken over by another execution')
  }
  const open = await readTenant(ctx, (db) =>
    db.importRun.findFirst({ where: { id: importId, status: { in: ['queued', 'running'] } }, select: { id: true } }),
  )
  return open ? 'more' : 'ended'
}
