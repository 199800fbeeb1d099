import type { Server } from 'node:http'
import type { PusherApp } from '../env.ts'
import type { Engine } from '../engine.ts'
import type { Route } from '../http/server.ts'
import { startLoop } from '../loop.ts'
import { startBus } from './bus.ts'
import { close } from './client.ts'
import { acceptConnections } from './connect.ts'
import { exposeRealtime } from './exposition.ts'
import { createHub } from './hub.ts'
import { createPresence } from './presence.ts'
import { CLOSE } from './protocol.ts'
import { realtimeRoutes } from './routes.ts'
import { startWatch } from './watch.ts'

/** Milliseconds between looks for members whose connection ended without a word. */
const SWEEP = 5_000
/** Milliseconds for which connections may take to close at the end. */
const FAREWELL = 1_000

export interface RealtimeHalf {
  routes: Route[]
  metrics: () => string
  /** What other engines say, as the listener hears it; an empty text after it was deaf. */
  hear: (notice: string) => void
  /** Sends everybody away, to come back at once. */
  stop: () => Promise<void>
}

/** Sets everything going that speaks the protocol of Pusher Channels. */
export function startRealtime(engine: Engine, app: PusherApp, server: Server): RealtimeHalf {
  const hub = createHub(app)
  const bus = startBus(engine, hub)
  const presence = createPresence(engine, hub, bus)
  const realtime = { engine, hub, presence }
  acceptConnections(server, realtime, bus)
  const loops = [
    bus.cleaner,
    startWatch(realtime),
    startLoop('presence', engine.log, async () => {
      await presence.sweep()
      return SWEEP
    }),
  ]
  return {
    routes: realtimeRoutes(realtime, bus),
    metrics: () => exposeRealtime(hub),
    hear: (notice) => {
      if (notice) bus.hear(notice)
      else presence.restore().catch((error: unknown) => engine.log.warn({ error }, 'Presence was not restored'))
    },
    stop: async () => {
      for (const client of hub.clients.values()) close(client, CLOSE.again)
      const until = Date.now() + FAREWELL
      while (hub.clients.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
