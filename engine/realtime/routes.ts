import type { PusherApp } from '../env.ts'
import { Refusal, type Request, type Response, type Route } from '../http/server.ts'
import { parseJson } from '../json.ts'
import { isRecord } from '../jobs/protocol/reply.ts'
import type { Bus } from './bus.ts'
import type { Broadcast } from './hub.ts'
import { BODY_BYTES, CHANNELS_OF_EVENT, DATA_BYTES, EVENTS_OF_BATCH, NAME_LENGTH } from './limits.ts'
import { isSocketId, kindOf, userChannel } from './protocol.ts'
import { refusalOf } from './signature.ts'
import type { Realtime } from './subscribe.ts'

type Answer = (body: unknown, request: Request) => Promise<object> | object

/** Pusher's HTTP API, as far as the official server library speaks it. Every request is signed. */
export function realtimeRoutes(realtime: Realtime, bus: Bus): Route[] {
  const { hub, presence } = realtime
  const { app } = hub
  const root = `^/apps/${app.id}`
  const route = (method: 'GET' | 'POST', path: string, answer: Answer): Route => ({
    method,
    pattern: new RegExp(`${root}${path}$`),
    handle: async (request): Promise<Response> => {
      const body = await request.text(BODY_BYTES)
      requireSignature(app, request, body)
      return { status: 200, body: await answer(method === 'POST' ? readBody(body) : undefined, request) }
    },
  })

  const publish = async (broadcasts: readonly Broadcast[]) => {
    hub.metrics.published += broadcasts.length
    for (const broadcast of broadcasts) await bus.tell({ broadcast })
    return {}
  }

  return [
    route('POST', '/events', (body) => publish(readEvent(body))),
    route('POST', '/batch_events', (body) => {
      const batch = isRecord(body) && Array.isArray(body.batch) ? (body.batch as unknown[]) : []
      if (batch.length === 0 || batch.length > EVENTS_OF_BATCH) throw new Refusal(400, `From 1 to ${EVENTS_OF_BATCH} events`)
      return publish(batch.flatMap(readEvent))
    }),
    route('POST', '/users/([^/]+)/terminate_connections', async (_, { params: [userId = ''] }) => {
      if (kindOf(userChannel(userId)) === null) throw new Refusal(400, 'That can be no id of a user')
      await bus.tell({ terminate: userId })
      return {}
    }),
    route('GET', '/channels', (_, { query }) => {
      const prefix = query.get('filter_by_prefix') ?? ''
      const names = [...hub.channels.keys()].filter((name) => name.startsWith(prefix) && !name.startsWith('#'))
      return { channels: Object.fromEntries(names.map((name) => [name, {}])) }
    }),
    route('GET', '/channels/([^/]+)', async (_, { params: [name = ''] }) => {
      const subscriptions = hub.channels.get(name)?.size ?? 0
      if (kindOf(name) !== 'presence') return { occupied: subscriptions > 0, subscription_count: subscriptions }
      const { length } = await presence.members(name)
      return { occupied: length > 0, user_count: length, subscription_count: subscriptions }
    }),
    route('GET', '/channels/([^/]+)/users', async (_, { params: [name = ''] }) => {
      if (kindOf(name) !== 'presence') throw new Refusal(400, 'Only presence channels have users')
      return { users: (await presence.members(name)).map(({ userId }) => ({ id: userId })) }
    }),
  ]
}

function requireSignature(app: PusherApp, { method, path, query }: Request, body: string): void {
  const reason = refusalOf(app, { method, path, query, body })
  if (reason) throw new Refusal(401, reason)
}

function readBody(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    throw new Refusal(400, 'The body is not JSON')
  }
}

/** One event may name several channels. Throws Refusal 400 or 413. */
function readEvent(value: unknown): Broadcast[] {
  if (!isRecord(value)) throw new Refusal(400, 'An event is an object')
  const { name, data, socket_id: except } = value
  const channels = Array.isArray(value.channels) ? (value.channels as unknown[]) : [value.channel]
  if (typeof name !== 'string' || name === '' || name.length > NAME_LENGTH) throw new Refusal(400, 'An event needs a name')
  if (typeof data !== 'string') throw new Refusal(400, 'The data of an event are a text')
  if (Buffer.byteLength(data) > DATA_BYTES) throw new Refusal(413, `Data of more than ${DATA_BYTES} bytes`)
  if (channels.length === 0 || channels.length > CHANNELS_OF_EVENT) throw new Refusal(400, `From 1 to ${CHANNELS_OF_EVENT} channels`)
  if (except !== undefined && !isSocketId(except)) throw new Refusal(400, 'That is no socket_id')
  return channels.map((channel) => {
    if (typeof channel !== 'string' || kindOf(channel) === null) throw new Refusal(400, 'That can be no name of a channel')
    return { channel, event: name, data, ...(except === undefined ? {} : { except }) }
  })
}
