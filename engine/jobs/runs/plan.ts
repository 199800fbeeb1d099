import type { Tx } from '../../database/database.ts'
import type { Engine } from '../../engine.ts'
import { equalityKey } from '../events/equality.ts'
import { compile } from '../expressions.ts'
import { parseInstant } from '../protocol/duration.ts'
import { toWireError, type Op } from '../protocol/reply.ts'
import { invoke } from './invoke.ts'
import { enqueueTimer, type Memo } from './step.ts'

/** What the engine does about an operation. */
export type Plan =
  /** The step is over. */
  | { kind: 'memo'; memo: Memo }
  /** The function is to run again. */
  | { kind: 'again' }
  /** The step is to be executed by a call of its own. */
  | { kind: 'execute' }
  /** The step is over when something outside of the function happens. */
  | { kind: 'outside'; begin: (tx: Tx, engine: Engine, runId: string) => Promise<void> }
  | { kind: 'end'; output: unknown }
  | { kind: 'unsupported' }

/** Reads an operation of the SDK. */
export function planOp(op: Op): Plan {
  switch (op.op) {
    case 'StepRun':
      return { kind: 'memo', memo: { data: op.data ?? null } }
    case 'StepError':
    case 'StepFailed':
      return { kind: 'memo', memo: { error: toWireError(op.error) } }
    case 'StepPlanned':
      return { kind: 'execute' }
    case 'Sleep':
      return outside(() => {
        const until = parseInstant(op.name ?? '')
        return (tx, _engine, runId) => enqueueTimer(tx, runId, 'sleep', op.id, until)
      })
    case 'WaitForEvent':
      return outside(() => wait(op))
    case 'InvokeFunction':
      return outside(() => invoke(op))
    case 'RunComplete':
      return { kind: 'end', output: op.data ?? null }
    case 'DiscoveryRequest':
      return { kind: 'again' }
    default:
      return { kind: 'unsupported' }
  }
}

/** An operation that cannot be read is the step's failure, for the function to see. */
function outside(read: () => Extract<Plan, { kind: 'outside' }>['begin']): Plan {
  try {
    return { kind: 'outside', begin: read() }
  } catch (error) {
    return {
      kind: 'memo',
      memo: { error: { name: 'Error', message: error instanceof Error ? error.message : '' } },
    }
  }
}

function wait(op: Op): Extract<Plan, { kind: 'outside' }>['begin'] {
  const { timeout, if: expression } = op.opts ?? {}
  if (typeof op.name !== 'string' || typeof timeout !== 'string')
    throw new Error('waitForEvent: no event or timeout')
  const condition = typeof expression === 'string' && expression !== '' ? expression : undefined
  if (condition) compile(condition)
  const { name } = op
  const until = parseInstant(timeout)
  return async (tx, _engine, runId) => {
    const [origin] = await tx.query<{ body: unknown }>(
      'select e.body from engine.event e join engine.run r on r.event_id = e.id where r.id = $1',
      [runId],
    )
    await tx.query(
      'insert into engine.wait (run_id, step_id, event, key, expression) values ($1, $2, $3, $4, $5)',
      [runId, op.id, name, equalityKey(condition, origin?.body), condition],
    )
    await enqueueTimer(tx, runId, 'wait_timeout', op.id, until)
  }
}
