import type { PresenceChannel } from 'pusher-js'
import type PusherClient from 'pusher-js'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import type { EngineProcess } from '../support/engine-process'
import { until } from '../support/runs'
import { clientOf, heard, serverOf, startLiveEngine, subscribed } from './support'

let first: EngineProcess
let second: EngineProcess
const clients: PusherClient[] = []

beforeAll(async () => {
  const databaseUrl = await createDatabase()
  first = await startLiveEngine(databaseUrl)
  second = await startLiveEngine(databaseUrl)
})
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
})
afterAll(() => Promise.all([first.stop(), second.stop()]))

function connect(...given: Parameters<typeof clientOf>): PusherClient {
  const client = clientOf(...given)
  clients.push(client)
  return client
}

test('what is triggered at one engine is heard at both, in its order, but not by the connection left out', async () => {
  const [here, there] = [connect(first), connect(second)]
  const got: unknown[][] = [[], []]
  for (const [index, client] of [here, there].entries()) {
    const channel = await subscribed(client, 'private-order')
    channel.bind('changed', ({ n }: { n: number }) => got[index]?.push(n))
  }
  const server = serverOf(first)
  for (let n = 0; n < 20; n++) await server.trigger('private-order', 'changed', { n, fill: 'é'.repeat(n % 5 === 0 ? 4_500 : 5) })
  await until(() => got.every(({ length }) => length === 20), 5_000)
  expect(got[0]).toEqual([...Array(20).keys()])
  expect(got[1]).toEqual(got[0])

  await server.trigger('private-order', 'changed', { n: 'all but one' }, { socket_id: there.connection.socket_id })
  await server.triggerBatch([
    { channel: 'private-order', name: 'changed', data: { n: 'last' } },
    { channel: 'private-nobody', name: 'changed', data: { n: 'unheard' } },
  ])
  await until(() => got.every((list) => list.at(-1) === 'last'), 5_000)
  expect(got[0]?.at(-2)).toBe('all but one')
  expect(got[1]?.at(-2)).toBe(19)
})

test('presence: members over both engines; a person with two connections is one member', async () => {
  const ana = { user_id: 'ana', user_info: { name: 'Ana' } }
  const bia = { user_id: 'bia', user_info: { name: 'Bia' } }
  const mine = (await subscribed(connect(first, { member: ana }), 'presence-ticket')) as PresenceChannel
  const came = heard<{ id: string; info: unknown }>(mine, 'pusher:member_added')
  const hers = connect(second, { member: bia })
  const other = (await subscribed(hers, 'presence-ticket')) as PresenceChannel
  expect(await came).toEqual({ id: 'bia', info: { name: 'Bia' } })
  expect([other.members.count, other.members.get('ana')?.info]).toEqual([2, { name: 'Ana' }])

  let added = 0
  mine.bind('pusher:member_added', () => added++)
  const again = connect(first, { member: bia })
  await subscribed(again, 'presence-ticket')
  const answer = await serverOf(second).get({ path: '/channels/presence-ticket/users' })
  expect(await answer.json()).toEqual({ users: [{ id: 'ana' }, { id: 'bia' }] })

  const typing = new Promise((resolve) => mine.bind('client-typing', (...heardWith: unknown[]) => resolve(heardWith)))
  other.trigger('client-typing', { at: 1 })
  expect(await typing).toEqual([{ at: 1 }, { user_id: 'bia' }])

  let removed = 0
  const left = heard<{ id: string }>(mine, 'pusher:member_removed')
  mine.bind('pusher:member_removed', () => removed++)
  again.disconnect()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([added, removed]).toEqual([0, 0])
  hers.disconnect()
  expect((await left).id).toBe('bia')
})

test('a signed-in user is reached, and ended, by their id at either engine; others stay', async () => {
  const [one, two, bystander] = [connect(first, { user: 's-1' }), connect(second, { user: 's-1' }), connect(second, { user: 's-2' })]
  for (const client of [one, two, bystander]) {
    client.signin()
    await client.user.signinDonePromise
  }
  const greeting = heard(two.user, 'hello')
  await serverOf(first).sendToUser('s-1', 'hello', { from: 'server' })
  expect(await greeting).toEqual({ from: 'server' })

  await serverOf(first).terminateUserConnections('s-1')
  await until(() => [one, two].every(({ connection }) => connection.state === 'disconnected'), 5_000)
  expect(bystander.connection.state).toBe('connected')
})

test('a channel that the signature is not for, or that another secret signed, stays closed', async () => {
  const stranger = connect(first)
  const wrong = serverOf(first, 'another secret')
  const auth = wrong.authorizeChannel('1.1', 'private-closed')
  stranger.config.channelAuthorizer = (_, done) => done(null, auth)
  await expect(subscribed(stranger, 'private-closed')).rejects.toMatchObject({ type: 'AuthError', status: 401 })
  await expect(wrong.trigger('private-closed', 'changed', {})).rejects.toMatchObject({ status: 401 })
  await expect(serverOf(first).trigger('private-closed', 'changed', 'x'.repeat(10_241))).rejects.toMatchObject({ status: 413 })
})
