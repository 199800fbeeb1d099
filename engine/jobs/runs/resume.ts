import type { Tx } from '../../database/database.ts'
import { enqueueRun, type Memo } from './step.ts'

/**
 * Ends the wait of a step for something outside of its function: a sleep, an event, an invoked function. The
 * caller holds the run's lock. Does nothing when the step is over already.
 */
export async function resumeStep(tx: Tx, runId: string, stepId: string, memo: Memo): Promise<void> {
  const rows = await tx.query(
    `update engine.step set memo = $3, position = nextval('engine.step_position'), done_at = now()
     where run_id = $1 and id = $2 and memo is null returning 1 as resumed`,
    [runId, stepId, JSON.stringify(memo)],
  )
  if (rows.length === 0) return
  await tx.query('delete from engine.wait where run_id = $1 and step_id = $2', [runId, stepId])
  await tx.query("delete from engine.job where run_id = $1 and step_id = $2 and kind <> 'call'", [
    runId,
    stepId,
  ])
  await enqueueRun(tx, runId)
}

/** Locks runs that have not ended, always in the same order, and gives the ids of those. */
export async function lockRuns(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.query<{ id: string }>(
    'select id from engine.run where id = any($1) and ended_at is null order by id for no key update',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}
