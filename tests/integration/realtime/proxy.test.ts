import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import PusherClient from 'pusher-js'
import { afterEach, expect, it } from 'vitest'
import WebSocket from 'ws'
import { liveProxy } from '@/scripts/lib/live-proxy.mjs'
import { APP, serverOf, startLiveEngine } from '../engine/live/support'
import { createDatabase } from '../engine/support/database'
import { freePort } from '../engine/support/engine-process'
import { until } from '../engine/support/runs'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A web process that does nothing but pass live connections on. */
async function startDoor(port: number, trusted = false): Promise<{ server: Server; at: number; close: () => void }> {
  const proxy = liveProxy(() => trusted, { PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String(port) })
  const server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', (request, socket: Socket, head) => {
    if (!proxy?.take(request, socket, head)) socket.destroy()
  })
  await once(server, 'listening')
  ends.push(() => (proxy?.close(), server.close()))
  return { server, at: (server.address() as AddressInfo).port, close: () => proxy?.close() }
}

const addressAt = (port: number, path = `/app/${APP.PUSHER_KEY}?protocol=7`) => `ws://127.0.0.1:${port}${path}`

it('a browser talks to the engine through the web process’s own port, and comes back when that goes', { timeout: 30_000 }, async () => {
  const engine = await startLiveEngine(await createDatabase())
  ends.push(() => engine.stop())
  const { at, close } = await startDoor(Number(new URL(engine.url).port))
  const client = new PusherClient(APP.PUSHER_KEY, { cluster: '', wsHost: '127.0.0.1', wsPort: at, forceTLS: false, enabledTransports: ['ws'] })
  ends.push(() => client.disconnect())
  const got: unknown[] = []
  client.subscribe('news').bind('changed', (data: unknown) => got.push(data))
  await until(() => client.channel('news')?.subscribed === true, 5_000)
  await serverOf(engine).trigger('news', 'changed', { text: 'á'.repeat(4_000) })
  await until(() => got.length === 1, 5_000)
  const first = client.connection.socket_id
  close()
  await until(() => client.connection.socket_id !== first && client.channel('news')?.subscribed === true, 20_000)
  await serverOf(engine).trigger('news', 'changed', {})
  await until(() => got.length === 2, 5_000)
})

it('passes on neither cookies nor what a client says of its own address', async () => {
  const seen: Record<string, unknown>[] = []
  const upstream = createServer().listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  ends.push(() => upstream.close())
  upstream.on('upgrade', ({ url, headers }, socket) => {
    seen.push({ url, ...headers })
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
  })
  const { at } = await startDoor((upstream.address() as AddressInfo).port)
  const socket = new WebSocket(addressAt(at), { headers: { cookie: 'farol.session=secret', authorization: 'Bearer secret', 'x-forwarded-for': '203.0.113.9' } })
  await once(socket, 'error')
  expect(seen[0]).toMatchObject({ url: `/app/${APP.PUSHER_KEY}?protocol=7`, 'x-forwarded-for': '127.0.0.1', upgrade: 'websocket' })
  expect(JSON.stringify(seen)).not.toContain('secret')
})

it('waits for an engine that is just being started; other upgrades are none of its business', { timeout: 30_000 }, async () => {
  const port = await freePort()
  const { at } = await startDoor(port)
  const early = new WebSocket(addressAt(at))
  const opened = once(early, 'open')
  const other = new WebSocket(addressAt(at, '/elsewhere'))
  await expect(once(other, 'open')).rejects.toThrow()
  const engine = await startLiveEngine(await createDatabase(), { port })
  ends.push(() => engine.stop())
  await opened
  early.terminate()
})

it('is not there where browsers reach the server themselves', () => {
  const here = { PUSHER_HOST: '127.0.0.1' }
  const off = [{}, { PUSHER_CLUSTER: 'sa1' }, { ...here, PUSHER_PUBLIC_HOST: 'live.example.com' }, { ...here, PUSHER_TLS: '1' }]
  for (const environment of off) expect(liveProxy(() => false, environment)).toBeNull()
})
