import { take } from './bucket.ts'
import type { Bus } from './bus.ts'
import { close, send, sendError, type Client } from './client.ts'
import { CLIENT_EVENTS, DATA_BYTES, FRAMES } from './limits.ts'
import { countRefused } from './metrics.ts'
import { CLOSE, encode, ERROR, readFrame, takesClientEvents, type Frame } from './protocol.ts'
import { signIn, subscribe, unsubscribe, type Realtime } from './subscribe.ts'
import { isRecord } from '../jobs/protocol/reply.ts'

const PONG = encode('pusher:pong')

/** Does what a client asks for with one frame. */
export async function receive(realtime: Realtime, bus: Bus, client: Client, text: string): Promise<void> {
  const { hub } = realtime
  const now = Date.now()
  client.seenAt = now
  client.pinged = false
  if (!take(client.frames, FRAMES, now)) {
    countRefused(hub.metrics, 'flooding')
    return close(client, CLOSE.flooding)
  }
  const frame = readFrame(text)
  if (!frame) return sendError(client, ERROR.badMessage, 'That is no message of the protocol')
  switch (frame.event) {
    case 'pusher:ping':
      return void send(client, PONG)
    case 'pusher:pong':
      return
    case 'pusher:subscribe':
      return subscribe(realtime, client, frame.data)
    case 'pusher:unsubscribe': {
      const channel = isRecord(frame.data) ? frame.data.channel : undefined
      return typeof channel === 'string' && !channel.startsWith('#') ? unsubscribe(realtime, client, channel) : undefined
    }
    case 'pusher:signin':
      if (signIn(realtime, client, frame.data)) return
      countRefused(hub.metrics, 'signin')
      return close(client, CLOSE.unauthorized)
    default:
      return frame.event.startsWith('client-') ? passOn(realtime, bus, client, frame, now) : undefined
  }
}

/** A client event: to the others on the channel, as a text. */
async function passOn({ hub }: Realtime, bus: Bus, client: Client, { event, channel, data }: Frame, now: number): Promise<void> {
  const refuse = (reason: string) => sendError(client, ERROR.clientEvent, reason)
  if (channel === undefined || !takesClientEvents(channel) || !client.channels.has(channel))
    return refuse('Client events need a private or presence channel that one is on')
  if (!take(client.events, CLIENT_EVENTS, now)) return refuse(`More than ${CLIENT_EVENTS.rate} client events a second`)
  const text = typeof data === 'string' ? data : JSON.stringify(data ?? {})
  if (Buffer.byteLength(text) > DATA_BYTES) return refuse(`Data of more than ${DATA_BYTES} bytes`)
  const userId = client.channels.get(channel)?.userId
  hub.metrics.clientEvents++
  const broadcast = { channel, event, data: text, except: client.socketId, ...(userId === undefined ? {} : { userId }) }
  await bus.tell({ broadcast })
}
