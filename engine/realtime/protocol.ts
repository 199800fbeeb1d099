import { isRecord } from '../jobs/protocol/reply.ts'
import { NAME_LENGTH } from './limits.ts'

/** Versions of Pusher's WebSocket protocol that are spoken; they differ in nothing that is used here. */
export const PROTOCOLS = { oldest: 5, newest: 7 }

/**
 * Codes of a close, from Pusher's protocol: 4000 to 4099 tell a client to stay away, 4100 to 4199 to come back after
 * a pause, 4200 to 4299 at once.
 */
export const CLOSE = {
  unknownKey: [4001, 'Application does not exist'],
  badVersion: [4007, 'Unsupported protocol version'],
  noVersion: [4008, 'No protocol version supplied'],
  unauthorized: [4009, 'Connection is not authorised'],
  full: [4100, 'Over capacity'],
  flooding: [4100, 'Too many messages'],
  again: [4200, 'Connect again'],
  silent: [4201, 'Pong reply was not received in time'],
} as const satisfies Record<string, readonly [number, string]>

export type Close = (typeof CLOSE)[keyof typeof CLOSE]

/** Codes of errors that leave the connection open. */
export const ERROR = { badMessage: 4200, clientEvent: 4301 } as const

export interface Frame {
  event: string
  channel?: string
  data?: unknown
}

/** Reads what a client sent; null when it is no message of the protocol. */
export function readFrame(text: string): Frame | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(value) || typeof value.event !== 'string' || value.event.length > NAME_LENGTH) return null
  const { event, channel, data } = value
  if (channel !== undefined && typeof channel !== 'string') return null
  return { event, ...(channel === undefined ? {} : { channel }), data }
}

/** What goes to a client. Data of the protocol's own events are a text within the text. */
export function encode(
  event: string,
  { channel, data, userId }: { channel?: string; data?: string; userId?: string } = {},
): Buffer {
  return Buffer.from(JSON.stringify({ event, channel, data: data ?? '{}', user_id: userId }))
}

export type ChannelKind = 'public' | 'private' | 'presence' | 'user'

const CHANNEL = /^[A-Za-z0-9_\-=@,.;]+$/
/** The channel of one signed-in user, which clients of the SDK ask for by themselves. */
const USER_CHANNEL = '#server-to-user-'

/** What a channel's name makes of it; null when it can be no name. */
export function kindOf(channel: string): ChannelKind | null {
  if (channel.length > NAME_LENGTH) return null
  if (channel.startsWith(USER_CHANNEL)) return CHANNEL.test(channel.slice(1)) ? 'user' : null
  if (!CHANNEL.test(channel)) return null
  if (channel.startsWith('private-')) return 'private'
  return channel.startsWith('presence-') ? 'presence' : 'public'
}

export const userChannel = (userId: string): string => `${USER_CHANNEL}${userId}`

/** Whether clients may speak to each other there: not where the server cannot know who they are, or what they say. */
export function takesClientEvents(channel: string): boolean {
  const kind = kindOf(channel)
  return (kind === 'private' || kind === 'presence') && !channel.startsWith('private-encrypted-')
}

export const isSocketId = (text: unknown): text is string => typeof text === 'string' && /^\d{1,20}\.\d{1,20}$/.test(text)
