import type { Engine } from '../engine.ts'
import type { Route } from '../http/server.ts'
import { startCron } from './cron.ts'
import { startSync } from './functions/sync.ts'
import { startDispatcher } from './queue/dispatch.ts'
import { startHeartbeat } from './queue/heartbeat.ts'
import { startTimers } from './queue/timers.ts'
import { startRetention } from './retention.ts'
import { jobRoutes } from './routes.ts'

export interface JobHalf {
  routes: Route[]
  wake: () => void
  missingApps: () => string[]
  /** Begins nothing more, and waits at most so many milliseconds for the calls in flight. */
  stop: (grace: number) => Promise<void>
}

/** Sets everything going that speaks the Inngest protocol. */
export function startJobs(engine: Engine): JobHalf {
  const dispatcher = startDispatcher(engine)
  const timers = startTimers(engine)
  const heartbeat = startHeartbeat(engine, dispatcher)
  const others = [timers, startCron(engine), startRetention(engine)]
  const sync = startSync(engine)
  return {
    routes: jobRoutes(engine),
    wake: () => {
      dispatcher.wake()
      timers.wake()
    },
    missingApps: sync.missing,
    stop: async (grace) => {
      await Promise.all([dispatcher.stop(grace), sync.stop(), ...others.map((loop) => loop.stop())])
      await heartbeat.stop()
    },
  }
}
