import type { Tx } from '../../database/database.ts'
import type { Engine } from '../../engine.ts'
import { receiveInternal } from '../events/receive.ts'
import type { IncomingEvent } from '../events/event.ts'
import { LOST_CALLS, retryDelay } from '../protocol/retry.ts'
import type { Op, Reply, WireError } from '../protocol/reply.ts'
import type { Job } from '../queue/job.ts'
import { endRun } from './end.ts'
import { addStep, enqueueCall, enqueueRun, storeMemo } from './step.ts'
import { planOp } from './plan.ts'

/** What became of a call, for those who count. */
export type Settled = 'done' | 'progress' | 'retry' | 'failed' | 'away' | 'discarded'

/**
 * Stores what a call came to: its job leaves in the transaction that stores the memos and enqueues what follows.
 * Discards it when the job is not ours any more, because the run ended or the lease was lost meanwhile.
 */
export function settle(engine: Engine, job: Job, reply: Reply): Promise<Settled> {
  return engine.database.transaction(async (tx) => {
    const [ours] = await tx.query(
      `select 1 from engine.run r join engine.job j on j.run_id = r.id
       where r.id = $1 and r.ended_at is null and j.id = $2 and j.lease_by = $3 and j.lease_no = $4
       for no key update of r for update of j`,
      [job.runId, job.id, engine.number, job.leaseNo],
    )
    if (!ours) return 'discarded'
    switch (reply.kind) {
      case 'done':
        await end(tx, engine, await endRun(tx, job.runId, { status: 'completed', output: reply.output }))
        return 'done'
      case 'ops':
        return settleOps(tx, engine, job, reply.ops, reply.retryAfter)
      case 'failed':
        if (reply.final) return fail(tx, engine, job, reply.error)
        return retry(tx, engine, job, reply.error, reply.retryAfter)
      case 'away':
        await release(tx, job, { attempt: job.attempt, lost: job.lost, delay: 0 })
        return 'away'
      case 'lost':
        if (job.lost >= LOST_CALLS)
          return retry(tx, engine, job, { name: 'Error', message: `The call was cut off: ${reply.reason}` })
        await release(tx, job, { attempt: job.attempt, lost: job.lost + 1, delay: 1_000 * 2 ** job.lost })
        return 'retry'
    }
  })
}

async function settleOps(tx: Tx, engine: Engine, job: Job, ops: Op[], retryAfter?: number): Promise<Settled> {
  const failed = ops.find(({ op }) => op === 'StepError')
  const canRetry = job.attempt + 1 < maxAttempts(engine, job)
  if (failed && canRetry) {
    await release(tx, job, {
      attempt: job.attempt + 1,
      lost: 0,
      delay: retryAfter ?? retryDelay(job.attempt),
    })
    return 'retry'
  }
  await tx.query('delete from engine.job where id = $1', [job.id])
  let goesOn = false
  for (const op of ops) {
    const plan = planOp(op)
    switch (plan.kind) {
      case 'memo':
        await storeMemo(tx, job.runId, op, plan.memo)
        goesOn = true
        break
      case 'again':
        goesOn = true
        break
      case 'execute':
        if (await addStep(tx, job.runId, op)) await enqueueCall(tx, job.runId, op.id)
        break
      case 'outside':
        if (await addStep(tx, job.runId, op)) await plan.begin(tx, engine, job.runId)
        break
      case 'end':
        await end(tx, engine, await endRun(tx, job.runId, { status: 'completed', output: plan.output }))
        return 'done'
      case 'unsupported':
        return fail(tx, engine, job, {
          name: 'Error',
          message: `This engine does not know the operation ${op.op}`,
        })
    }
  }
  if (goesOn) await enqueueRun(tx, job.runId, true)
  return 'progress'
}

async function retry(tx: Tx, engine: Engine, job: Job, error: WireError, after?: number): Promise<Settled> {
  if (job.attempt + 1 >= maxAttempts(engine, job)) return fail(tx, engine, job, error)
  await release(tx, job, { attempt: job.attempt + 1, lost: 0, delay: after ?? retryDelay(job.attempt) })
  return 'retry'
}

async function fail(tx: Tx, engine: Engine, job: Job, error: WireError): Promise<Settled> {
  await end(tx, engine, await endRun(tx, job.runId, { status: 'failed', error }))
  return 'failed'
}

/** Puts a claimed job back, to be due in `delay` milliseconds; without one it keeps its place in the queue. */
async function release(
  tx: Tx,
  job: Job,
  { attempt, lost, delay }: { attempt: number; lost: number; delay: number },
): Promise<void> {
  await tx.query(
    `update engine.job set attempt = $2, lost = $3, lease_by = null, lease_until = null,
       due_at = case when $4::float8 = 0 then due_at else now() + $4::float8 * interval '1 millisecond' end
     where id = $1`,
    [job.id, attempt, lost, delay],
  )
}

async function end(tx: Tx, engine: Engine, told: IncomingEvent[]): Promise<void> {
  await receiveInternal(tx, engine.registry, told)
}

function maxAttempts(engine: Engine, job: Job): number {
  return (engine.registry.get(job.functionId)?.retries ?? 0) + 1
}
