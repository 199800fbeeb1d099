import type { Tx } from '../../database/database.ts'
import { internalEvent, type EventBody, type IncomingEvent } from '../events/event.ts'
import type { WireError } from '../protocol/reply.ts'
import type { Memo } from './step.ts'
import { lockRuns, resumeStep } from './resume.ts'

export type Ending =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: WireError }
  | { status: 'cancelled'; reason: string }

interface EndedRun {
  function_id: string
  parent_run: string | null
  parent_step: string
  body: EventBody
}

/**
 * Ends a run that the caller has locked: nothing of it stays to be done, who invoked it goes on, and the events
 * that tell of it are returned to be received in the same transaction.
 */
export async function endRun(tx: Tx, runId: string, ending: Ending): Promise<IncomingEvent[]> {
  const { output, memo } = outcomeOf(ending)
  const [run] = await tx.query<EndedRun>(
    `with ended as (
       update engine.run set status = $2, output = $3, ended_at = now(), started_at = coalesce(started_at, now())
       where id = $1 and ended_at is null returning function_id, event_id, parent_run, parent_step
     ), jobs as (delete from engine.job where run_id = $1),
     waits as (delete from engine.wait where run_id = $1)
     select ended.*, e.body from ended join engine.event e on e.id = ended.event_id`,
    [runId, ending.status, JSON.stringify(output ?? null)],
  )
  if (!run) return []
  if (run.parent_run) {
    const parents = await lockRuns(tx, [run.parent_run])
    if (parents.has(run.parent_run)) await resumeStep(tx, run.parent_run, run.parent_step, memo)
  }
  return eventsOf(run.function_id, runId, run.body, ending)
}

function outcomeOf(ending: Ending): { output: unknown; memo: Memo } {
  switch (ending.status) {
    case 'completed':
      return { output: ending.output, memo: { data: ending.output ?? null } }
    case 'failed':
      return { output: ending.error, memo: { error: ending.error } }
    case 'cancelled': {
      const error = { name: 'Error', message: `The invoked function was cancelled: ${ending.reason}` }
      return { output: { reason: ending.reason }, memo: { error } }
    }
  }
}

function eventsOf(functionId: string, runId: string, event: EventBody, ending: Ending): IncomingEvent[] {
  const data = { function_id: functionId, run_id: runId, event }
  switch (ending.status) {
    case 'completed':
      return [internalEvent('inngest/function.finished', { ...data, result: ending.output ?? null })]
    case 'failed':
      return [
        internalEvent('inngest/function.failed', { ...data, error: ending.error }),
        internalEvent('inngest/function.finished', { ...data, error: ending.error }),
      ]
    case 'cancelled':
      return [
        internalEvent('inngest/function.cancelled', {
          ...data,
          error: { name: 'Error', error: 'function cancelled', message: `Cancelled: ${ending.reason}` },
        }),
      ]
  }
}
