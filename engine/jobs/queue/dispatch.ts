import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../database/database.ts'
import type { Engine } from '../../engine.ts'
import { startLoop } from '../../loop.ts'
import { callFunction } from '../protocol/call.ts'
import type { Reply } from '../protocol/reply.ts'
import { settle, type Settled } from '../runs/settle.ts'
import { createClaim, untilNextCall } from './claim.ts'
import type { Job, Loaded } from './job.ts'
import { loadCalls } from './load.ts'

/** Milliseconds after which the queue is looked at without being asked to. */
const POLL = 500
/** Milliseconds for which an application that is away is left alone. */
const AWAY = 1_000

export interface Dispatcher {
  wake: () => void
  /** Ids of the jobs in flight. */
  inFlight: () => string[]
  /** Claims nothing more, and waits at most so many milliseconds for the calls in flight. */
  stop: (grace: number) => Promise<void>
}

/** Makes the calls that are due, as many at a time as the environment allows. */
export function startDispatcher(engine: Engine): Dispatcher {
  const { database, env, log, metrics, registry } = engine
  const claim = createClaim()
  const inFlight = new Map<string, Promise<void>>()
  /** Origins of applications that are away, and until when they are left alone. */
  const away = new Map<string, number>()

  const loop = startLoop('calls', log, async () => {
    const free = env.concurrency - inFlight.size
    if (free <= 0) return POLL
    const jobs = await claim(engine, free, { jobs: [...inFlight.keys()], functions: functionsAway() })
    if (jobs.length === 0) return untilNextCall(database, POLL)
    const loaded = await loadCalls(engine, jobs)
    for (const job of jobs) begin(job, loaded.get(job.runId))
    return jobs.length === free ? POLL : untilNextCall(database, POLL)
  })

  const functionsAway = () => {
    const now = Date.now()
    for (const [origin, until] of away) if (until <= now) away.delete(origin)
    if (away.size === 0) return []
    return registry
      .all()
      .filter(({ origin }) => away.has(origin))
      .map(({ id }) => id)
  }

  const begin = (job: Job, loaded: Loaded | undefined) => {
    metrics.countLateness(job.late)
    const work = perform(job, loaded)
      .catch((error: unknown) => log.error({ error, runId: job.runId }, 'A call could not be settled'))
      .then(() => {
        inFlight.delete(job.id)
        metrics.inFlight = inFlight.size
        loop.wake()
      })
    inFlight.set(job.id, work)
    metrics.inFlight = inFlight.size
  }

  const perform = async (job: Job, loaded: Loaded | undefined) => {
    // Its run ended after the claim, and the job with it.
    if (!loaded) return
    const began = performance.now()
    const reply = await call(job, loaded)
    const settled = await store(job, reply)
    metrics.countCall(settled, (performance.now() - began) / 1_000)
    if (reply.kind === 'away') leaveAlone(job, reply.reason)
    if (settled === 'failed' && reply.kind === 'failed')
      log.warn({ runId: job.runId, function: job.functionId, reason: reply.error.message }, 'A run failed')
  }

  const call = async (job: Job, loaded: Loaded): Promise<Reply> => {
    // Another engine may have registered it a moment ago.
    if (!registry.get(job.functionId)) await registry.load(database)
    const fn = registry.get(job.functionId)
    if (!fn) {
      const message = `Function ${job.functionId} is not registered`
      return { kind: 'failed', error: { name: 'Error', message }, final: true }
    }
    const { url, retries } = fn
    return callFunction(
      { ...loaded, url, stepId: job.stepId, attempt: job.attempt, maxAttempts: retries + 1 },
      env.signingKey,
    )
  }

  const leaveAlone = (job: Job, reason: string) => {
    const origin = registry.get(job.functionId)?.origin
    if (origin === undefined) return
    if (!away.has(origin)) log.warn({ origin, reason }, 'The application is away; its calls wait')
    away.set(origin, Date.now() + AWAY)
  }

  /** An answer is not thrown away because the database is: it is stored when it is back. */
  const store = async (job: Job, reply: Reply): Promise<Settled> => {
    for (let tries = 0; ; tries++) {
      try {
        return await settle(engine, job, reply)
      } catch (error) {
        if (tries === 0) log.warn({ error, runId: job.runId }, 'A result could not be stored; trying again')
        if (isRefusal(error)) {
          const message = 'What the function answered cannot be stored'
          return settle(engine, job, { kind: 'failed', error: { name: 'Error', message }, final: true })
        }
        await sleep(Math.min(1_000, 50 * 2 ** Math.min(tries, 10)))
      }
    }
  }

  return {
    wake: loop.wake,
    inFlight: () => [...inFlight.keys()],
    stop: async (grace) => {
      await loop.stop()
      await Promise.race([Promise.all(inFlight.values()), sleep(grace, undefined, { ref: false })])
    },
  }
}
