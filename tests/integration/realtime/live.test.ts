import type PusherClient from 'pusher-js'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { POST as authorizeChannel } from '@/app/api/pusher/auth/route'
import { POST as authenticateUser } from '@/app/api/pusher/user-auth/route'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { insertNotices } from '@/lib/notifications/insert'
import { revokeSession } from '@/lib/people/sessions/revoke'
import { suspendUser } from '@/lib/people/users/suspend'
import { updateUser } from '@/lib/people/users/update'
import { systemTransaction } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { changedSchema, confidentialChannel, deskChannel, requesterChannel, userChannel, type LiveChange } from '@/lib/platform/realtime/channels'
import { startLiveSessions } from '@/lib/platform/realtime/sessions'
import { startLiveTickets } from '@/lib/tickets/live/tell'
import { urlAs } from '@/scripts/lib/roles.mjs'
import { TEST_KEYS } from '@/tests/support/engine'
import { ownerSql } from '@/tests/support/database'
import { createTenant, type TestTenant } from '@/tests/support/factories'
import { ROLE_PASSWORD } from '@/tests/support/test-server'
import { clientOf, heard, subscribed } from '../engine/live/support'
import { startEngine, type EngineProcess } from '../engine/support/engine-process'
import { until } from '../engine/support/runs'
import { ask, LIVE_KEYS, newFacts, signedIn, type Visitor } from './world'

const facts = vi.hoisted(() => ({}) as ReturnType<typeof newFacts>)
vi.mock('@/lib/people/request-facts', () => ({ requestFacts: async () => facts }))

let engine: EngineProcess
let tenant: TestTenant
let admin: Visitor
let agent: Visitor
let requester: Visitor
const open: PusherClient[] = []

beforeAll(async () => {
  Object.assign(facts, newFacts())
  const databaseUrl = urlAs(process.env.DATABASE_URL ?? '', 'farol_engine', ROLE_PASSWORD)
  const keys = { eventKey: TEST_KEYS.INNGEST_EVENT_KEY, signingKey: TEST_KEYS.INNGEST_SIGNING_KEY }
  engine = await startEngine(keys, databaseUrl, { env: LIVE_KEYS })
  Object.assign(process.env, TEST_KEYS, LIVE_KEYS, { INNGEST_BASE_URL: engine.url, PUSHER_HOST: '127.0.0.1', PUSHER_PORT: new URL(engine.url).port })
  startLiveTickets()
  startLiveSessions()
  tenant = await createTenant()
  ;[admin, agent, requester] = [await signedIn(tenant, 'admin'), await signedIn(tenant, 'agent'), await signedIn(tenant, 'requester')]
})
afterEach(() => {
  for (const client of open.splice(0)) client.disconnect()
})
afterAll(() => engine.stop())

/** The browser of somebody who is signed in: what it may hear is asked of the real routes. */
async function browserOf(visitor: Visitor): Promise<PusherClient> {
  const client = clientOf(engine)
  client.config.channelAuthorizer = ({ socketId, channelName }, done) =>
    void ask(authorizeChannel, facts, visitor, { socket_id: socketId, channel_name: channelName }).then(({ status, body }) =>
      status === 200 ? done(null, body as { auth: string }) : done(new Error(String(status)), null),
    )
  client.config.userAuthenticator = ({ socketId }, done) =>
    void ask(authenticateUser, facts, visitor, { socket_id: socketId }).then(({ body }) => done(null, body as { auth: string; user_data: string }))
  open.push(client)
  client.signin()
  await client.user.signinDonePromise
  return client
}

/** All that a channel says from now on. */
async function listen(client: PusherClient, name: string): Promise<LiveChange[]> {
  const changes: LiveChange[] = []
  const channel = await subscribed(client, name)
  channel.bind('changed', (data: unknown) => changes.push(...changedSchema.parse(data).events))
  return changes
}

it('what is committed is heard by whoever may know, and says no more than ids', async () => {
  const ours = await browserOf(admin)
  const [desk, confidential] = [await listen(ours, deskChannel(tenant.id)), await listen(ours, confidentialChannel(tenant.id))]
  const theirs = await listen(await browserOf(requester), requesterChannel(tenant.id, requester.user.id))
  const agents = await listen(await browserOf(agent), userChannel(tenant.id, agent.user.id))

  const incident = await createIncident(agent.ctx, { title: 'Servidor parado', impact: 'high', urgency: 'high', requesterId: requester.user.id })
  await until(() => desk.length === 1 && theirs.length === 1, 10_000)
  expect(desk[0]).toMatchObject({ type: 'incident.created', id: incident.id, actorId: agent.user.id, number: incident.number, priority: 1 })

  await addComment(agent.ctx, incident.id, { body: 'Só entre nós', visibility: 'internal' })
  await addComment(agent.ctx, incident.id, { body: 'Estamos vendo', visibility: 'public' })
  await until(() => desk.filter(({ type }) => type === 'incident.commented').length >= 1 && theirs.length === 2, 10_000)
  expect(theirs.map(({ type }) => type)).toEqual(['incident.created', 'incident.commented'])
  expect(JSON.stringify([desk, theirs])).not.toMatch(/Servidor|entre|vendo/)

  const before = desk.length
  const secret = await createIncident(admin.ctx, { title: 'Folha', confidential: true, assigneeId: agent.user.id })
  await until(() => confidential.length === 1 && agents.length === 1, 10_000)
  expect([confidential[0]?.id, agents[0]?.id, desk.length]).toEqual([secret.id, secret.id, before])
})

it('a notice reaches its person once it is committed', async () => {
  const channel = await subscribed(await browserOf(agent), userChannel(tenant.id, agent.user.id))
  const notified = heard(channel, 'notified')
  const { id: ticketId } = await createIncident(admin.ctx, { title: 'Sem rede' })
  const notice = { tenantId: tenant.id, userId: agent.user.id, type: 'sla_warning', key: newId(), ticketId, data: {} }
  await systemTransaction((sql) => insertNotices(sql, [notice], new Date()))
  expect(await notified).toEqual({})
})

it('a connection ends with its sign-in, with the person, and with their role; others stay', async () => {
  const people = [await signedIn(tenant, 'agent'), await signedIn(tenant, 'agent'), await signedIn(tenant, 'agent')] as const
  const [leaver, suspended, promoted] = people
  const clients = await Promise.all(people.map(browserOf))
  const bystander = await browserOf(agent)
  const left = () => clients.map(({ connection }) => connection.state)

  await revokeSession(leaver.ctx, leaver.sessionId)
  await until(() => left()[0] === 'disconnected', 10_000)
  await suspendUser(admin.ctx, suspended.user.id)
  await until(() => left()[1] === 'disconnected', 10_000)
  await updateUser(admin.ctx, promoted.user.id, { role: 'requester' })
  await until(() => left()[2] === 'disconnected', 10_000)
  expect(bystander.connection.state).toBe('connected')
  await expect(subscribed(await browserOf(promoted), deskChannel(tenant.id))).rejects.toBeDefined()
})

it('connections of a tenant that is suspended end', async () => {
  const gone = await createTenant()
  const client = await browserOf(await signedIn(gone, 'agent'))
  const bystander = await browserOf(agent)
  await ownerSql(`update tenant set status = 'suspended', suspended_at = now() where id = $1`, [gone.id])
  await until(() => client.connection.state === 'disconnected', 10_000)
  expect(bystander.connection.state).toBe('connected')
})

it('an engine that is away holds up nobody', async () => {
  const { kill } = engine
  const port = Number(new URL(engine.url).port)
  await kill()
  const started = performance.now()
  await createIncident(admin.ctx, { title: 'Sem ninguém ouvindo' })
  expect(performance.now() - started).toBeLessThan(2_000)
  const databaseUrl = urlAs(process.env.DATABASE_URL ?? '', 'farol_engine', ROLE_PASSWORD)
  const keys = { eventKey: TEST_KEYS.INNGEST_EVENT_KEY, signingKey: TEST_KEYS.INNGEST_SIGNING_KEY }
  engine = await startEngine(keys, databaseUrl, { port, env: LIVE_KEYS })
  const desk = await listen(await browserOf(admin), deskChannel(tenant.id))
  await until(() => desk.length > 0, 15_000)
})
