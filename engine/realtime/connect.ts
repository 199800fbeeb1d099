import { randomInt } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Bus } from './bus.ts'
import { close, createClient, send, type Client } from './client.ts'
import { FRAME_BYTES } from './limits.ts'
import { countRefused } from './metrics.ts'
import { CLOSE, encode, PROTOCOLS, type Close } from './protocol.ts'
import { receive } from './receive.ts'
import { unsubscribe, type Realtime } from './subscribe.ts'

const PATH = /^\/app\/([^/?]+)(?:\?(.*))?$/

/** Takes WebSocket connections to /app/<key> on the server. */
export function acceptConnections(server: Server, realtime: Realtime, bus: Bus): void {
  const { engine, hub } = realtime
  // Compression would cost each connection more memory than all the rest, and our messages are short.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const [, key, query] = PATH.exec(request.url ?? '') ?? []
    if (key === undefined) return void stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A frame that breaks the protocol of WebSockets, or is too large, ends its connection alone.
      socket.on('error', () => socket.terminate())
      const refusal = refusalOf(key, new URLSearchParams(query))
      if (refusal) {
        countRefused(hub.metrics, String(refusal[0]))
        close({ socket }, refusal)
      } else begin(socket)
    })
  })

  function refusalOf(key: string, query: URLSearchParams): Close | null {
    if (key !== hub.app.key) return CLOSE.unknownKey
    if (!query.has('protocol')) return CLOSE.noVersion
    const version = Number(query.get('protocol'))
    if (!(version >= PROTOCOLS.oldest && version <= PROTOCOLS.newest)) return CLOSE.badVersion
    return hub.clients.size >= engine.env.clients ? CLOSE.full : null
  }

  function begin(socket: WebSocket): void {
    const client = createClient(socket, socketId(), Date.now())
    hub.clients.set(client.socketId, client)
    hub.metrics.connections++
    const failed = (error: unknown) => engine.log.warn({ error }, 'A message of a client failed')
    socket.on('message', (data, binary) => {
      // Who is being sent away may go on talking for a while.
      if (!binary && socket.readyState === socket.OPEN) receive(realtime, bus, client, asText(data)).catch(failed)
    })
    socket.on('close', () => {
      hub.clients.delete(client.socketId)
      end(client).catch(failed)
    })
    const greeting = { socket_id: client.socketId, activity_timeout: engine.env.activitySeconds }
    send(client, encode('pusher:connection_established', { data: JSON.stringify(greeting) }))
  }

  async function end(client: Client): Promise<void> {
    client.joining.clear()
    for (const channel of [...client.channels.keys()]) await unsubscribe(realtime, client, channel)
  }
}

/** Not to be guessed: whoever knows one may have a channel signed for it. */
const socketId = (): string => `${randomInt(1, 2 ** 47)}.${randomInt(1, 2 ** 47)}`

const asText = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8')
