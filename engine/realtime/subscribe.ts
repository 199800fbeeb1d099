import type { Engine } from '../engine.ts'
import { isRecord } from '../jobs/protocol/reply.ts'
import { send, type Client, type Member } from './client.ts'
import { enter, leave, type Hub } from './hub.ts'
import { NAME_LENGTH, SUBSCRIPTIONS } from './limits.ts'
import { ChannelFull, type Presence } from './presence.ts'
import { encode, kindOf, userChannel } from './protocol.ts'
import { isUser, mayJoin } from './signature.ts'

/** What the parts that answer clients have in common. */
export interface Realtime {
  engine: Engine
  hub: Hub
  presence: Presence
}

/** Puts a client on a channel if a signature lets it, and tells it so. */
export async function subscribe(realtime: Realtime, client: Client, data: unknown): Promise<void> {
  const { hub } = realtime
  const { channel, auth, channel_data: memberData } = isRecord(data) ? data : {}
  if (typeof channel !== 'string') return refuse(client, '', 'Invalid', 'No channel was named', 400)
  const kind = kindOf(channel)
  if (kind === null) return refuse(client, channel, 'Invalid', 'That can be no name of a channel', 400)
  if (client.channels.has(channel)) return succeed(client, channel)
  if (client.channels.size + client.joining.size >= SUBSCRIPTIONS)
    return refuse(client, channel, 'LimitReached', `More than ${SUBSCRIPTIONS} channels`, 429)

  if (kind === 'public') {
    enter(hub, client, channel)
    return succeed(client, channel)
  }
  const signed = kind === 'presence' ? memberData : undefined
  if (kind === 'user' || (signed !== undefined && typeof signed !== 'string') || !mayJoin(hub.app, auth, client.socketId, channel, signed))
    return refuse(client, channel, 'AuthError', 'The auth value is not valid', 401)
  client.privateSince ??= Date.now()
  if (kind === 'presence') return joinPresence(realtime, client, channel, signed)
  enter(hub, client, channel)
  succeed(client, channel)
}

async function joinPresence({ engine, hub, presence }: Realtime, client: Client, channel: string, signed?: string): Promise<void> {
  const member = signed === undefined ? null : readMember(signed)
  if (!member) return refuse(client, channel, 'AuthError', 'channel_data must name a user_id', 401)
  if (client.joining.has(channel)) return
  client.joining.add(channel)
  return inTurn(client, () => arrive({ engine, hub, presence }, client, channel, member))
}

async function arrive({ engine, hub, presence }: Realtime, client: Client, channel: string, member: Member): Promise<void> {
  // It left, or came back and was let in, while it waited.
  if (!client.joining.has(channel) || client.channels.has(channel)) return
  try {
    const members = await presence.join(client, channel, member)
    // It may have left while it arrived.
    if (!client.joining.has(channel) || client.socket.readyState !== client.socket.OPEN) {
      return await presence.leave(client, channel, member)
    }
    enter(hub, client, channel, member)
    succeed(client, channel, describe(members))
  } catch (error) {
    if (error instanceof ChannelFull) return refuse(client, channel, 'LimitReached', 'The channel is full', 429)
    engine.log.warn({ error }, 'A presence channel could not be joined')
    refuse(client, channel, 'Unavailable', 'Try again', 503)
  } finally {
    client.joining.delete(channel)
  }
}

/** Takes a client off a channel; also when it has gone. */
export async function unsubscribe({ hub, presence }: Realtime, client: Client, channel: string): Promise<void> {
  client.joining.delete(channel)
  const member = client.channels.get(channel)
  if (leave(hub, client, channel) && member) await inTurn(client, () => presence.leave(client, channel, member))
}

/** Does something after all that was begun before for the client, whatever became of that. */
function inTurn(client: Client, work: () => Promise<void>): Promise<void> {
  const done = client.turn.then(work)
  client.turn = done.catch(() => undefined)
  return done
}

/** Notes whose connection it is. From then on it can be reached, and ended, by the user's id. */
export function signIn({ hub }: Realtime, client: Client, data: unknown): boolean {
  const { auth, user_data: userData } = isRecord(data) ? data : {}
  if (typeof userData !== 'string' || !isUser(hub.app, auth, client.socketId, userData)) return false
  const user = JSON.parse(userData) as unknown
  const id = isRecord(user) ? user.id : undefined
  if (typeof id !== 'string' || kindOf(userChannel(id)) === null || (client.userId ?? id) !== id) return false
  client.userId = id
  if (!client.channels.has(userChannel(id))) enter(hub, client, userChannel(id))
  send(client, encode('pusher:signin_success', { data: JSON.stringify({ user_data: userData }) }))
  return true
}

function readMember(signed: string): Member | null {
  try {
    const value = JSON.parse(signed) as unknown
    const id = isRecord(value) ? value.user_id : undefined
    const userId = typeof id === 'number' ? String(id) : id
    return typeof userId === 'string' && userId !== '' && userId.length <= NAME_LENGTH ? { userId, signed } : null
  } catch {
    return null
  }
}

/** The members in the form that clients expect. */
function describe(members: readonly string[]): string {
  const infos = members.map((signed) => JSON.parse(signed) as { user_id: string | number; user_info?: unknown })
  const hash = Object.fromEntries(infos.map(({ user_id: id, user_info: info }) => [String(id), info ?? {}]))
  const ids = Object.keys(hash)
  return JSON.stringify({ presence: { ids, hash, count: ids.length } })
}

const succeed = (client: Client, channel: string, data = '{}') =>
  void send(client, encode('pusher_internal:subscription_succeeded', { channel, data }))

function refuse(client: Client, channel: string, type: string, error: string, status: number): void {
  const shown = channel.slice(0, NAME_LENGTH)
  send(client, encode('pusher:subscription_error', { channel: shown, data: JSON.stringify({ type, error, status }) }))
}
