import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { requireJobs } from '@/lib/platform/jobs/configured'
import type { MoveInput } from './schema'
import { queueRun } from './store'

/**
 * Lets a job move open tickets to the versions in force, within the transaction that made them.
 * @returns the id of the run
 * @throws JobsOff
 */
export async function startMove(tx: Tx, ctx: Ctx, input: MoveInput): Promise<string> {
  requireJobs()
  const id = newId()
  await queueRun(tx, ctx, { id, kind: 'move', input })
  return id
}
