import 'server-only'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { jobContext } from '@/lib/platform/jobs/context'
import { storage } from '@/lib/platform/storage/storage'
import { encodeFailure } from './failure'
import { finish } from './finish'

/** Marks an import as failed that no execution could bring to an end. Nothing happens when it has one already. */
export async function giveUp(tenantId: string, importId: string, requestId: string): Promise<void> {
  const ctx = await jobContext(tenantId, requestId)
  const run = ctx && (await withTenant(ctx, (tx) => tx.importRun.findFirst({ where: { id: importId }, select: { storageKey: true } })))
  if (!run) return
  const failure = encodeFailure('internal')
  try {
    await finish(
      ctx,
      importId,
      async (tx) => {
        const where = { id: importId, status: { in: ['queued', 'running'] } }
        const { count } = await tx.importRun.updateMany({ where, data: { status: 'failed', failure, finishedAt: new Date() } })
        if (count === 0) throw new Conflict('The import has ended')
      },
      failure,
    )
  } catch (error) {
    if (error instanceof Conflict) return
    throw error
  }
  await storage().remove(run.storageKey)
}
