import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'

/**
 * Ends a run and leaves it in the audit, together.
 * @param end writes the end, and throws when it may not
 * @param failure why the whole file could not be imported; left out when it was
 */
export async function finish(ctx: Ctx, id: string, end: (tx: Tx) => Promise<void>, failure: string | null = null): Promise<void> {
  await withTenant(ctx, async (tx) => {
    await end(tx)
    const counts = await tx.importRun.findFirst({
      where: { id },
      select: { total: true, created: true, updated: true, unchanged: true, rejected: true },
    })
    const action = failure === null ? 'import.finished' : 'import.failed'
    await record(tx, { ...ctx, now: new Date() }, { entity: { type: 'import', id }, action, after: { ...counts, failure } })
  })
}
