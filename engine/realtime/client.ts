import type { WebSocket } from 'ws'
import { fullBucket, type Bucket } from './bucket.ts'
import { BACKLOG_BYTES, CLIENT_EVENTS, FRAMES } from './limits.ts'
import { encode, type Close } from './protocol.ts'

/** Somebody on a presence channel. */
export interface Member {
  userId: string
  /** As it was signed: `{user_id, user_info}`. */
  signed: string
}

/** One connection. Few fields: there are thousands. */
export interface Client {
  readonly socketId: string
  readonly socket: WebSocket
  /** When it connected, in milliseconds. */
  readonly since: number
  /** When it was heard last. */
  seenAt: number
  /** A ping was sent since. */
  pinged: boolean
  /** Its channels, with who it is on those of presence. */
  channels: Map<string, Member | null>
  /** Presence channels that it wants to be on and is not yet. */
  joining: Set<string>
  /** Its last arrival or departure at a presence channel: they happen in the order in which they were asked for. */
  turn: Promise<void>
  /** The id under which it signed in. */
  userId?: string
  /** When it got onto its first private channel. */
  privateSince?: number
  frames: Bucket
  events: Bucket
}

/** One for all: there are thousands of clients, and few of them move. */
const SETTLED = Promise.resolve()

export function createClient(socket: WebSocket, socketId: string, now: number): Client {
  return {
    socketId,
    socket,
    since: now,
    seenAt: now,
    pinged: false,
    channels: new Map(),
    joining: new Set(),
    turn: SETTLED,
    frames: fullBucket(FRAMES, now),
    events: fullBucket(CLIENT_EVENTS, now),
  }
}

/** Sends an encoded message; false when the client had to be dropped because it does not read. */
export function send({ socket }: Client, message: Buffer): boolean {
  if (socket.readyState !== socket.OPEN) return true
  if (socket.bufferedAmount > BACKLOG_BYTES) {
    socket.terminate()
    return false
  }
  socket.send(message, { binary: false })
  return true
}

/** Tells of an error that leaves the connection open. */
export function sendError(client: Client, code: number, message: string): void {
  send(client, encode('pusher:error', { data: JSON.stringify({ code, message }) }))
}

/** Milliseconds for which a client may take to close in its turn. */
const CLOSING = 2_000

/** Says why and closes; one that does not answer is cut off. */
export function close({ socket }: Pick<Client, 'socket'>, [code, reason]: Close): void {
  socket.close(code, reason)
  setTimeout(() => socket.terminate(), CLOSING).unref()
}
