import type { Engine } from '../../engine.ts'
import { receiveInternal } from '../events/receive.ts'
import { endRun } from './end.ts'
import { lockRuns } from './resume.ts'

/** Cancels a run; what it has in flight is discarded when it comes back. False when it had ended, or never was. */
export async function cancelRun(engine: Engine, runId: string, reason: string): Promise<boolean> {
  return engine.database.transaction(async (tx) => {
    const alive = await lockRuns(tx, [runId])
    if (!alive.has(runId)) return false
    await receiveInternal(tx, engine.registry, await endRun(tx, runId, { status: 'cancelled', reason }))
    return true
  })
}
