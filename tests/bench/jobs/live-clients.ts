import { once } from 'node:events'
import Pusher from 'pusher'
import WebSocket from 'ws'
import { changedSchema } from '@/lib/platform/realtime/channels'

/** Opened at the same time: a thousand at once would measure the accept queue. */
const AT_ONCE = 50

export interface LiveKeys {
  PUSHER_KEY: string
  PUSHER_SECRET: string
}

interface Frame {
  event: string
  data: string
}

/** Screens that hear one channel, without a browser around them. */
export interface LiveClients {
  /** When each ticket was told of, at each screen: milliseconds of the epoch. */
  heard: Map<string, number[]>
  close: () => void
}

/** Opens connections to the web process's port, signed in as browsers do, and waits until all hear the channel. */
export async function openClients(port: number, keys: LiveKeys, channel: string, count: number): Promise<LiveClients> {
  const signer = new Pusher({ appId: 'farol', key: keys.PUSHER_KEY, secret: keys.PUSHER_SECRET, host: '127.0.0.1' })
  const heard = new Map<string, number[]>()
  const sockets: WebSocket[] = []
  const hear = (frame: Frame) => {
    const now = Date.now()
    for (const { id } of changedSchema.parse(JSON.parse(frame.data)).events) heard.set(id, [...(heard.get(id) ?? []), now])
  }
  const open = async (number: number) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${keys.PUSHER_KEY}?protocol=7`, { perMessageDeflate: false })
    sockets.push(socket)
    const [greeting] = (await once(socket, 'message')) as [Buffer]
    const { socket_id: id } = JSON.parse((JSON.parse(greeting.toString()) as Frame).data) as { socket_id: string }
    const subscribed = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString()) as Frame
        if (frame.event === 'changed') hear(frame)
        else if (frame.event === 'pusher_internal:subscription_succeeded') resolve()
      })
    })
    const send = (event: string, data: object) => socket.send(JSON.stringify({ event, data }))
    send('pusher:signin', signer.authenticateUser(id, { id: `bench-${number}` }))
    send('pusher:subscribe', { channel, ...signer.authorizeChannel(id, channel) })
    await subscribed
  }
  for (let at = 0; at < count; at += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => open(at + index)))
  }
  return { heard, close: () => sockets.forEach((socket) => socket.terminate()) }
}
