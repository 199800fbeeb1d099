import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Refused } from '@/lib/platform/refused'
import { endRun, readRun } from './store'
import { CANCELLED } from './vocabulary'

/**
 * Stops a dry run; what it has found so far stays.
 * @throws NotFound
 * @throws Refused when it has ended
 */
export async function cancelDryRun(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'sla.manage')
  await readRun(ctx, 'dry_run', id)
  await withTenant(ctx, async (tx) => {
    if (!(await endRun(tx, ctx, id, CANCELLED))) throw new Refused('run_over', 'This run has ended')
  })
}
