import 'server-only'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import Pusher from 'pusher'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'
import { liveKeys } from './configured'

/** Milliseconds that a call of the server may take. */
const PATIENCE = 3_000
const CONNECTIONS = 4

/** The official client of Pusher's HTTP API, which signs as well. Null where there are no live updates. */
export function pusher(): Pusher | null {
  const keys = liveKeys()
  return keys && processWide('realtime.pusher', () => open(keys))
}

function open(keys: { appId: string; key: string; secret: string }): Pusher {
  const { PUSHER_HOST: host, PUSHER_PORT: port, PUSHER_TLS, PUSHER_CLUSTER: cluster = '' } = env
  const useTLS = host ? PUSHER_TLS : true
  const agent = useTLS
    ? new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS })
    : new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS })
  const place = host ? { host, ...(port && { port: String(port) }) } : { cluster }
  return new Pusher({ ...keys, ...place, useTLS, timeout: PATIENCE, agent })
}
