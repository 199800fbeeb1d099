import type { Tx } from '../../database/database.ts'
import type { Engine } from '../../engine.ts'
import { startLoop, type Loop } from '../../loop.ts'
import { receiveInternal } from '../events/receive.ts'
import { endRun } from '../runs/end.ts'
import { lockRuns, resumeStep } from '../runs/resume.ts'
import { untilNextTimer } from './claim.ts'

const POLL = 500
/** Timers dealt with in one transaction. */
const BATCH = 100

interface Timer {
  id: string
  run_id: string
  kind: 'sleep' | 'wait_timeout' | 'invoke_timeout' | 'start_timeout' | 'finish_timeout'
  step_id: string
}

/** Does what is due and needs no call: ends sleeps and waits, cancels runs whose time is up. */
export function startTimers(engine: Engine): Loop {
  return startLoop('timers', engine.log, async () => {
    const { database } = engine
    const timers = await database.query<Timer>(
      `select id, run_id, kind, step_id from engine.job
       where kind <> 'call' and due_at <= now() order by due_at, id limit $1`,
      [BATCH],
    )
    if (timers.length === 0) return untilNextTimer(database, POLL)
    await database.transaction((tx) => handle(tx, engine, timers))
    engine.wake()
    return 0
  })
}

async function handle(tx: Tx, engine: Engine, timers: Timer[]): Promise<void> {
  // Runs before jobs, as everywhere: who locks in one order does not lock each other out.
  const alive = await lockRuns(tx, [...new Set(timers.map(({ run_id: id }) => id))])
  const ours = await tx.query<{ id: string }>(
    'delete from engine.job where id = any($1::bigint[]) returning id',
    [timers.map(({ id }) => id)],
  )
  const taken = new Set(ours.map(({ id }) => id))
  for (const { id, run_id: runId, kind, step_id: stepId } of timers) {
    if (!taken.has(id) || !alive.has(runId)) continue
    switch (kind) {
      case 'sleep':
      case 'wait_timeout':
        await resumeStep(tx, runId, stepId, { data: null })
        break
      case 'invoke_timeout':
        await resumeStep(tx, runId, stepId, {
          error: { name: 'Error', message: 'The invoked function did not answer in time' },
        })
        break
      case 'start_timeout':
        if (await hasStarted(tx, runId)) break
        await cancel(tx, engine, runId, 'it did not start in time')
        break
      case 'finish_timeout':
        await cancel(tx, engine, runId, 'it did not finish in time')
        break
    }
  }
}

async function hasStarted(tx: Tx, runId: string): Promise<boolean> {
  const [started] = await tx.query('select 1 from engine.run where id = $1 and started_at is not null', [
    runId,
  ])
  return started !== undefined
}

async function cancel(tx: Tx, engine: Engine, runId: string, reason: string): Promise<void> {
  await receiveInternal(tx, engine.registry, await endRun(tx, runId, { status: 'cancelled', reason }))
}
