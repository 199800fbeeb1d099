import type { Tx } from '../../database/database.ts'
import type { Engine } from '../../engine.ts'
import { internalEvent } from '../events/event.ts'
import { parseInstant } from '../protocol/duration.ts'
import { isRecord, type Op } from '../protocol/reply.ts'
import { createRuns } from './create.ts'
import { resumeStep } from './resume.ts'
import { enqueueTimer } from './step.ts'

/**
 * Starts a run of another function, which answers to the step when it ends. Throws when the operation cannot be
 * read.
 */
export function invoke(op: Op): (tx: Tx, engine: Engine, runId: string) => Promise<void> {
  const { function_id: functionId, payload, timeout } = op.opts ?? {}
  if (typeof functionId !== 'string') throw new Error('invoke: no function')
  const until = typeof timeout === 'string' ? parseInstant(timeout) : undefined
  const data = isRecord(payload) && isRecord(payload.data) ? payload.data : {}
  return async (tx, engine, runId) => {
    const fn = engine.registry.get(functionId)
    if (!fn?.active) {
      const error = { name: 'Error', message: `There is no function ${functionId} to invoke` }
      return resumeStep(tx, runId, op.id, { error })
    }
    const event = internalEvent('inngest/function.invoked', data)
    await tx.query('insert into engine.event (id, name, body) values ($1, $2, $3)', [
      event.id,
      event.name,
      JSON.stringify(event.body),
    ])
    await createRuns(tx, [{ fn, event, parent: { runId, stepId: op.id } }])
    if (until !== undefined) await enqueueTimer(tx, runId, 'invoke_timeout', op.id, until)
  }
}
