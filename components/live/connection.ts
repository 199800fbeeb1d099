import type Pusher from 'pusher-js'
import type { Channel, PresenceChannel } from 'pusher-js'
import type { Changed, LiveConfig } from '@/lib/platform/realtime/channels'
import { emitLive } from './bus'
import { insist } from './insist'

/** Milliseconds for which the connection is kept when no part of the page wants it. */
const KEPT_MS = 1_000
/** Milliseconds of absence after which anything may have been missed. */
const AWAY_MS = 1_000
/** Up to here it was the server, and all screens come back with us: each then asks at a moment of its own. */
const ALL_AWAY_MS = 30_000
const SPREAD_MS = 5_000
/** Milliseconds after which a connection that the server has ended is opened anew. */
const AGAIN_MS = 5_000

/** A part of the page that is, or wants to be, on a channel. */
interface Place {
  name: string
  arrive: (client: Pusher) => void
}

const places = new Set<Place>()
let client: Pusher | null = null
let opening = false
/** How many parts of the page want the connection. */
let wanted = 0
/** Whether the server has said that nobody is signed in any more. */
let refused = false
/** Channels of which something may have been missed, until we are on them again. */
const missed = new Set<string>()
/** Milliseconds to wait before the page is told that we are back. */
let returning = 0
let resuming: ReturnType<typeof setTimeout> | undefined

export const isLive = (): boolean => client !== null

/**
 * Opens the page's one connection, if it is not open yet. Its client is fetched only now.
 * @returns what gives it up again: after the last one it is closed, by who signs out for instance
 */
export function connectLive(config: LiveConfig): () => void {
  wanted++
  void open(config)
  return () => {
    wanted--
    // From one frame of pages to another it is wanted again at once.
    setTimeout(() => {
      if (wanted > 0) return
      const ended = client
      client = null
      ended?.disconnect()
    }, KEPT_MS)
  }
}

async function open({ key, cluster, wsHost, wsPort, forceTLS }: LiveConfig): Promise<void> {
  if (client || opening) return
  opening = true
  refused = false
  try {
    const { default: Client } = await import('pusher-js')
    if (wanted === 0 || refused) return
    client = new Client(key, {
      cluster: cluster ?? '',
      forceTLS,
      enabledTransports: ['ws', 'wss'],
      ...(wsHost ? { wsHost } : {}),
      ...(wsPort ? { wsPort, wssPort: wsPort } : {}),
      channelAuthorization: { endpoint: '/api/pusher/auth', transport: 'ajax' },
      userAuthentication: { endpoint: '/api/pusher/user-auth', transport: 'ajax' },
    })
    tellReturns(client)
    client.signin()
    for (const { arrive } of places) arrive(client)
  } catch {
    // Its code could not be fetched: the page works without, and the next one tries again.
  } finally {
    opening = false
  }
}

/** Ends the connection of who is about to sign out: what it asked for from then on would only be refused. */
export function leaveLive(): void {
  refused = true
  client?.disconnect()
}

/** After sleep, a lost network or a restarted server: notes that anything may have changed meanwhile. */
function tellReturns(pusher: Pusher): void {
  let awaySince: number | null = null
  pusher.connection.bind('state_change', ({ previous, current }: { previous: string; current: string }) => {
    if (previous === 'connected') awaySince = Date.now()
    // Ended for good, says the server: the role has changed, or the session has ended. The next one gets what is due.
    const again = () => client === pusher && !refused
    if (current === 'disconnected' && again()) setTimeout(() => again() && pusher.connect(), AGAIN_MS * (1 + Math.random()))
    if (current !== 'connected' || awaySince === null) return
    const away = Date.now() - awaySince
    awaySince = null
    if (away <= AWAY_MS) return
    for (const { name } of places) missed.add(name)
    returning = away < ALL_AWAY_MS ? SPREAD_MS * Math.random() : 0
  })
}

/** Only once we are on the channel again: what changes from then on is heard. */
function caughtUp(name: string): void {
  if (!missed.delete(name)) return
  resuming ??= setTimeout(() => {
    resuming = undefined
    emitLive('resumed', undefined)
  }, returning)
}

/** Goes onto a channel as soon as there is a connection, and on each new one, until the returned function is called. */
function on(name: string, arrive: Place['arrive']): () => void {
  const place = { name, arrive }
  places.add(place)
  if (client) arrive(client)
  return () => {
    places.delete(place)
    // When this page is done changing: the next part may want the same channel.
    queueMicrotask(() => {
      if (![...places].some((other) => other.name === name)) client?.unsubscribe(name)
    })
  }
}

/** Subscribes, also anew to a channel that is just being given up; says whether it was not known. */
function subscribe(pusher: Pusher, name: string): { channel: Channel; isNew: boolean } {
  const known = pusher.channel(name) as Channel | undefined
  const channel = pusher.subscribe(name)
  const isNew = channel !== known
  if (isNew) {
    insist(pusher, channel, leaveLive)
    channel.bind('pusher:subscription_succeeded', () => caughtUp(name))
  }
  return { channel, isNew }
}

/** Passes on what a channel says, until the returned function is called. Several may hear the same channel. */
export function hear(name: string): () => void {
  return on(name, (pusher) => {
    const { channel, isNew } = subscribe(pusher, name)
    if (!isNew) return
    channel.bind('changed', ({ events }: Changed) => emitLive('changed', events))
    channel.bind('notified', () => emitLive('notified', undefined))
  })
}

/** Joins those who look at the same thing, until the returned function is called. */
export function join(name: string, arrive: (channel: PresenceChannel) => void): () => void {
  return on(name, (pusher) => arrive(subscribe(pusher, name).channel as PresenceChannel))
}
