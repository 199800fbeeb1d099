import { startLoop, type Loop } from '../loop.ts'
import { close, send, type Client } from './client.ts'
import { LONGEST_LIFE } from './limits.ts'
import { countRefused } from './metrics.ts'
import { CLOSE, encode, type Close } from './protocol.ts'
import type { Realtime } from './subscribe.ts'

const PING = encode('pusher:ping')
/** Seconds in which a ping is to be answered. */
const PATIENCE = 30

interface Rules {
  activitySeconds: number
  signInSeconds: number
}

/** What is to be done about a connection at this moment. */
export function judge(client: Client, { activitySeconds, signInSeconds }: Rules, now: number): Close | 'ping' | null {
  const silent = now - client.seenAt
  if (client.privateSince !== undefined && client.userId === undefined && signInSeconds > 0) {
    if (now - client.privateSince > signInSeconds * 1_000) return CLOSE.unauthorized
  }
  if (now - client.since > LONGEST_LIFE) return CLOSE.again
  if (silent > (activitySeconds + PATIENCE) * 1_000) return CLOSE.silent
  return silent > activitySeconds * 1_000 && !client.pinged ? 'ping' : null
}

/** Pings silent connections, and closes those that are dead, too old, or whose user never said who they are. */
export function startWatch({ engine, hub }: Realtime): Loop {
  const every = Math.min(5_000, engine.env.activitySeconds * 250, (engine.env.signInSeconds || 60) * 250)
  return startLoop('connections', engine.log, () => {
    const now = Date.now()
    for (const client of hub.clients.values()) {
      const verdict = judge(client, engine.env, now)
      if (verdict === 'ping') {
        client.pinged = true
        send(client, PING)
      } else if (verdict) {
        countRefused(hub.metrics, String(verdict[0]))
        close(client, verdict)
      }
    }
    return Promise.resolve(every)
  })
}
