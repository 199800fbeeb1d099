import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import type { EngineProcess } from '../support/engine-process'
import { until } from '../support/runs'
import { APP, rawClient, serverOf, startLiveEngine } from './support'

let engine: EngineProcess

beforeAll(async () => {
  const env = { ENGINE_ACTIVITY_SECONDS: '2', ENGINE_SIGN_IN_SECONDS: '1', ENGINE_CLIENTS: '20' }
  engine = await startLiveEngine(await createDatabase(), { env })
})
afterAll(() => engine.stop())

const codeOf = async (path: string) => (await (await rawClient(engine, path)).closed)[0]

test('doors: the key, the version, the number of connections', async () => {
  expect(await codeOf('/app/another-key?protocol=7')).toBe(4001)
  expect(await codeOf(`/app/${APP.PUSHER_KEY}`)).toBe(4008)
  expect(await codeOf(`/app/${APP.PUSHER_KEY}?protocol=99`)).toBe(4007)
  expect(await codeOf('/elsewhere')).toBe(1006)
  const many = await Promise.all(Array.from({ length: 20 }, () => rawClient(engine)))
  expect(await codeOf(`/app/${APP.PUSHER_KEY}?protocol=7`)).toBe(4100)
  for (const { socket } of many) socket.terminate()
  await until(async () => (await rawClient(engine).then(({ socket, socketId }) => (socket.terminate(), socketId))) !== '', 5_000)
})

test('frames that are no messages are answered or ignored, and the connection lives', async () => {
  const client = await rawClient(engine)
  const odd = ['', '{', 'null', '[]', '7', '{"event":7}', '{"event":"pusher:subscribe"}', '{"event":"pusher:subscribe","data":[]}']
  const nested = `{"event":"pusher:subscribe","data":${'['.repeat(4_000)}${']'.repeat(4_000)}}`
  const names = ['private-', 'presence-é', 'a b', '__proto__', 'x'.repeat(300), '#server-to-user-me', 'private-a:b']
  for (const text of [...odd, nested]) client.send(text)
  for (const channel of names) client.send({ event: 'pusher:subscribe', data: { channel, auth: `${APP.PUSHER_KEY}:00` } })
  client.send({ event: 'pusher:unsubscribe', data: { channel: 'constructor' } })
  client.send({ event: 'client-x', channel: 'public', data: {} })
  client.socket.send(Buffer.from([1, 2, 3]))
  client.send({ event: 'pusher:ping' })
  await until(() => client.frames.some(({ event }) => event === 'pusher:pong'), 5_000)
  expect(client.frames.filter(({ event }) => event === 'pusher_internal:subscription_succeeded').map(({ channel }) => channel)).toEqual(['__proto__'])
  client.socket.terminate()
})

test('a frame of a megabyte and a flood end their own connection, not the engine', async () => {
  const [large, flood, quiet] = await Promise.all([rawClient(engine), rawClient(engine), rawClient(engine)])
  large.send('x'.repeat(1_048_576))
  expect((await large.closed)[0]).toBe(1009)
  for (let n = 0; n < 1_000; n++) flood.send({ event: 'pusher:subscribe', data: { channel: `public-${n}` } })
  expect((await flood.closed)[0]).toBe(4100)
  expect(flood.frames.filter(({ event }) => event === 'pusher_internal:subscription_succeeded')).toHaveLength(100)
  quiet.send({ event: 'pusher:ping' })
  await until(() => quiet.frames.length > 1, 5_000)
  quiet.socket.terminate()
})

test('client events: only on a channel one is on, not more than ten at once', async () => {
  const server = serverOf(engine)
  const [sender, hearer] = await Promise.all([rawClient(engine), rawClient(engine)])
  for (const { send, socketId } of [sender, hearer]) {
    const { auth } = server.authorizeChannel(socketId, 'private-talk')
    send({ event: 'pusher:subscribe', data: { channel: 'private-talk', auth } })
  }
  await until(() => hearer.frames.length === 2 && sender.frames.length === 2, 5_000)
  for (let n = 0; n < 30; n++) sender.send({ event: 'client-typing', channel: 'private-talk', data: { n } })
  await until(() => sender.frames.filter(({ event }) => event === 'pusher:error').length >= 15, 5_000)
  const passed = hearer.frames.filter(({ event }) => event === 'client-typing')
  expect(passed.length).toBeGreaterThanOrEqual(10)
  expect(passed.length).toBeLessThan(16)
  expect(JSON.parse(passed[0]?.data ?? '')).toEqual({ n: 0 })
  sender.socket.terminate()
  hearer.socket.terminate()
})

test('who comes and goes at once on a presence channel is at last where it wanted to be', async () => {
  const server = serverOf(engine)
  const restless = await rawClient(engine)
  const { auth, channel_data } = server.authorizeChannel(restless.socketId, 'presence-hall', { user_id: 'restless' })
  const [come, go] = [
    { event: 'pusher:subscribe', data: { channel: 'presence-hall', auth, channel_data } },
    { event: 'pusher:unsubscribe', data: { channel: 'presence-hall' } },
  ]
  const { auth: signed, user_data } = server.authenticateUser(restless.socketId, { id: 'session' })
  restless.send({ event: 'pusher:signin', data: { auth: signed, user_data } })
  const users = async () => ((await (await server.get({ path: '/channels/presence-hall/users' })).json()) as { users: unknown[] }).users
  for (let n = 0; n < 20; n++) for (const frame of [come, go]) restless.send(frame)
  restless.send(come)
  await until(() => restless.frames.some(({ event }) => event === 'pusher_internal:subscription_succeeded'), 5_000)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await users()).toEqual([{ id: 'restless' }])
  for (let n = 0; n < 20; n++) for (const frame of [go, come]) restless.send(frame)
  restless.send(go)
  await until(async () => (await users()).length === 0, 5_000)
  restless.socket.terminate()
})

test('who holds a private channel and never signs in is sent away; a silent one is asked first', async () => {
  const server = serverOf(engine)
  const [unknown, silent] = await Promise.all([rawClient(engine), rawClient(engine)])
  const { auth } = server.authorizeChannel(unknown.socketId, 'private-held')
  unknown.send({ event: 'pusher:subscribe', data: { channel: 'private-held', auth } })
  expect((await unknown.closed)[0]).toBe(4009)
  await until(() => silent.frames.some(({ event }) => event === 'pusher:ping'), 6_000)
  silent.send({ event: 'pusher:pong', data: {} })
  const forged = { auth: `${APP.PUSHER_KEY}:00`, user_data: '{"id":"root"}' }
  silent.send({ event: 'pusher:signin', data: forged })
  expect((await silent.closed)[0]).toBe(4009)
})

test('who does not read is dropped before it costs memory', { timeout: 60_000 }, async () => {
  const slow = await rawClient(engine)
  slow.send({ event: 'pusher:subscribe', data: { channel: 'firehose' } })
  await until(() => slow.frames.length === 2, 5_000)
  slow.socket.pause()
  const server = serverOf(engine)
  const data = 'x'.repeat(10_000)
  const batch = Array.from({ length: 10 }, () => ({ channel: 'firehose', name: 'n', data }))
  const dropped = async () => /farol_engine_slow_total [1-9]/.test(await (await fetch(`${engine.url}/metrics`)).text())
  for (let n = 0; n < 300 && !(await dropped()); n++) await server.triggerBatch(batch.map((event) => ({ ...event })))
  expect(await dropped()).toBe(true)
  slow.socket.terminate()
})
