import PusherServer from 'pusher'
import PusherClient from 'pusher-js'
import WebSocket from 'ws'
import { startEngine, type EngineProcess } from '../support/engine-process'
import { newKeys } from '../support/target'

export const APP = { PUSHER_APP_ID: 'farol', PUSHER_KEY: 'a-public-key', PUSHER_SECRET: 'a-secret-of-the-tests' }

/** An engine with both halves. */
export const startLiveEngine = (databaseUrl: string, given: { port?: number; env?: Record<string, string> } = {}): Promise<EngineProcess> =>
  startEngine(newKeys(), databaseUrl, { ...given, env: { ...APP, ...given.env } })

const portOf = ({ url }: EngineProcess): number => Number(new URL(url).port)

/** The official server library. */
export const serverOf = (engine: EngineProcess, secret = APP.PUSHER_SECRET): PusherServer =>
  new PusherServer({
    appId: APP.PUSHER_APP_ID,
    key: APP.PUSHER_KEY,
    secret,
    host: '127.0.0.1',
    port: String(portOf(engine)),
    useTLS: false,
  })

interface Person {
  /** The id under which the connection signs in. */
  user?: string
  /** Who it is on presence channels. */
  member?: { user_id: string; user_info?: Record<string, unknown> }
}

/** The official client, which has its channels signed here. */
export function clientOf(engine: EngineProcess, { user, member }: Person = {}): PusherClient {
  const server = serverOf(engine)
  return new PusherClient(APP.PUSHER_KEY, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: portOf(engine),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, done) =>
        done(null, server.authorizeChannel(socketId, channelName, channelName.startsWith('presence-') ? member : undefined)),
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, done) => done(null, server.authenticateUser(socketId, { id: user ?? 'nobody' })),
    },
  })
}

interface Binds {
  bind: (event: string, callback: (data: never) => void) => unknown
}

/** The first event of that name. */
export const heard = <T = unknown>(target: Binds, event: string): Promise<T> =>
  new Promise((resolve) => target.bind(event, resolve))

export const subscribed = (client: PusherClient, name: string) =>
  new Promise<ReturnType<PusherClient['subscribe']>>((resolve, reject) => {
    const channel = client.subscribe(name)
    channel.bind('pusher:subscription_succeeded', () => resolve(channel))
    channel.bind('pusher:subscription_error', reject)
  })

export interface Frame {
  event: string
  channel?: string
  data: string
}

/** A connection without any library: what it got, and how it ended. */
export async function rawClient(engine: EngineProcess, path = `/app/${APP.PUSHER_KEY}?protocol=7`) {
  const socket = new WebSocket(`ws://127.0.0.1:${portOf(engine)}${path}`)
  const frames: Frame[] = []
  const closed = new Promise<[code: number]>((resolve) => socket.on('close', (code: number) => resolve([code])))
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as Frame))
  socket.on('error', () => undefined)
  await Promise.race([new Promise((resolve) => socket.once('message', resolve)), closed])
  const greeting = frames[0] && (JSON.parse(frames[0].data) as { socket_id: string })
  return {
    socket,
    frames,
    closed,
    socketId: greeting?.socket_id ?? '',
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
  }
}
