import type Pusher from 'pusher-js'
import type { PresenceChannel } from 'pusher-js'
import type { Changed, LiveConfig } from '@/lib/platform/realtime/channels'
import { emitLive } from './bus'

/** Milliseconds of absence after which anything may have been missed. */
const AWAY_MS = 1_000

let connection: Promise<Pusher> | null = null
/** How many parts of the page want the connection. */
let wanted = 0
/** Whether the server has said that nobody is signed in any more. */
let refused = false
const heard = new Map<string, number>()

/**
 * Opens the page's one connection, if it is not open yet. Its client is fetched only now.
 * @returns what gives it up again: after the last one it is closed, by who signs out for instance
 */
export function connectLive(config: LiveConfig): () => void {
  connection ??= open(config)
  wanted++
  return () => {
    wanted--
    // From one frame of pages to another it is wanted again at once.
    setTimeout(() => {
      if (wanted > 0) return
      void connection?.then((pusher) => pusher.disconnect())
      connection = null
    }, 1_000)
  }
}

async function open({ key, cluster, wsHost, wsPort, forceTLS }: LiveConfig): Promise<Pusher> {
  const { default: Client } = await import('pusher-js')
  refused = false
  const pusher = new Client(key, {
    cluster: cluster ?? '',
    forceTLS,
    enabledTransports: ['ws', 'wss'],
    ...(wsHost ? { wsHost } : {}),
    ...(wsPort ? { wsPort, wssPort: wsPort } : {}),
    channelAuthorization: { endpoint: '/api/pusher/auth', transport: 'ajax' },
    userAuthentication: { endpoint: '/api/pusher/user-auth', transport: 'ajax' },
  })
  tellReturns(pusher)
  pusher.signin()
  return pusher
}

/** Milliseconds after which a connection that the server has ended is opened anew. */
const AGAIN_MS = 5_000

/** After sleep, a lost network or a restarted server: says that anything may have changed meanwhile. */
function tellReturns(pusher: Pusher): void {
  let awaySince: number | null = null
  pusher.connection.bind('state_change', ({ previous, current }: { previous: string; current: string }) => {
    if (previous === 'connected') awaySince = Date.now()
    // Ended for good, says the server: the role has changed, or the session has ended. The next one gets what is due.
    if (current === 'disconnected' && wanted > 0 && !refused) setTimeout(() => wanted > 0 && pusher.connect(), AGAIN_MS * (1 + Math.random()))
    if (current !== 'connected' || awaySince === null) return
    if (Date.now() - awaySince > AWAY_MS) emitLive('resumed', undefined)
    awaySince = null
  })
}

/** Passes on what a channel says, until the returned function is called. Several may hear the same channel. */
export function hear(name: string): () => void {
  const pusher = connection
  if (!pusher) return () => undefined
  heard.set(name, (heard.get(name) ?? 0) + 1)
  void pusher.then((client) => {
    if (client.channel(name)) return
    const channel = client.subscribe(name)
    channel.bind('changed', ({ events }: Changed) => emitLive('changed', events))
    channel.bind('notified', () => emitLive('notified', undefined))
    channel.bind('pusher:subscription_error', ({ status }: { status?: number }) => {
      if (status !== 401) return
      // Asking again would change nothing.
      refused = true
      client.disconnect()
    })
  })
  return () => {
    const left = (heard.get(name) ?? 1) - 1
    heard.set(name, left)
    if (left === 0) void pusher.then((client) => heard.get(name) === 0 && client.unsubscribe(name))
  }
}

/** Joins those who look at the same thing; null without live updates. */
export async function join(name: string): Promise<PresenceChannel | null> {
  const client = await connection
  return client ? (client.subscribe(name) as PresenceChannel) : null
}

/** Leaves again. */
export async function leave(name: string): Promise<void> {
  ;(await connection)?.unsubscribe(name)
}
