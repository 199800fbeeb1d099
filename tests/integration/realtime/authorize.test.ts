import { createHmac } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as authorizeChannel } from '@/app/api/pusher/auth/route'
import { POST as authenticateUser } from '@/app/api/pusher/user-auth/route'
import { createIncident } from '@/lib/incidents/create'
import { revokeSession } from '@/lib/people/sessions/revoke'
import { suspendUser } from '@/lib/people/users/suspend'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/platform/limits/limiter'
import { confidentialChannel, deskChannel, requesterChannel, ticketChannel, userChannel } from '@/lib/platform/realtime/channels'
import { createTenant, type TestTenant } from '@/tests/support/factories'
import { ask, LIVE_KEYS, newFacts, signedIn, type Visitor } from './world'

const facts = vi.hoisted(() => {
  // Before the environment is read, which happens once.
  Object.assign(process.env, { PUSHER_HOST: '127.0.0.1', PUSHER_PORT: '9' })
  return {} as ReturnType<typeof newFacts>
})
vi.mock('@/lib/people/request-facts', () => ({ requestFacts: async () => facts }))

let tenant: TestTenant
let other: TestTenant
let admin: Visitor
let agent: Visitor
let requester: Visitor
let stranger: Visitor

beforeAll(async () => {
  Object.assign(process.env, LIVE_KEYS)
  Object.assign(facts, newFacts())
  ;[tenant, other] = [await createTenant(), await createTenant()]
  ;[admin, agent, requester] = [await signedIn(tenant, 'admin'), await signedIn(tenant, 'agent'), await signedIn(tenant, 'requester')]
  stranger = await signedIn(other, 'admin')
})
beforeEach(() => resetLimits())

const SOCKET = '123.456'
const join = (visitor: Visitor, channel: string, headers?: Record<string, string>) =>
  ask(authorizeChannel, facts, visitor, { socket_id: SOCKET, channel_name: channel }, headers)
const statusOf = async (visitor: Visitor, channel: string) => (await join(visitor, channel)).status

describe('channels', () => {
  it('are opened by permission, within the tenant of the host', async () => {
    const { id } = tenant
    const matrix: [name: string, channel: string, allowed: Visitor[]][] = [
      ['desk', deskChannel(id), [admin, agent]],
      ['confidential', confidentialChannel(id), [admin]],
      ['own notices', userChannel(id, agent.user.id), [agent]],
      ['own notices of a requester', userChannel(id, requester.user.id), [requester]],
      ['own tickets', requesterChannel(id, requester.user.id), [requester]],
      ['own tickets of an agent', requesterChannel(id, agent.user.id), [agent]],
      ['nonsense', `private-${id}-everything`, []],
      ['public', 'news', []],
    ]
    for (const [name, channel, allowed] of matrix) {
      for (const visitor of [admin, agent, requester, stranger]) {
        expect([name, visitor.user.role, await statusOf(visitor, channel)]).toEqual([name, visitor.user.role, allowed.includes(visitor) ? 200 : 403])
      }
    }
  })

  it('of a ticket are for staff who may see it', async () => {
    const plain = await createIncident(admin.ctx, { title: 'Impressora parada', requesterId: requester.user.id })
    const secret = await createIncident(admin.ctx, { title: 'Folha de pagamento', confidential: true })
    const mine = await createIncident(admin.ctx, { title: 'Investigação', confidential: true, assigneeId: agent.user.id })
    const foreign = await createIncident(stranger.ctx, { title: 'Deles' })
    const allowed: [{ id: string; confidential: boolean }, Visitor[]][] = [
      [plain, [admin, agent]],
      [secret, [admin]],
      [mine, [admin, agent]],
      [foreign, []],
      [{ id: newId(), confidential: false }, []],
      // Under the other's name: who was there before it became confidential stays among themselves.
      [{ ...plain, confidential: true }, []],
      [{ ...secret, confidential: false }, []],
    ]
    for (const [ticket, visitors] of allowed) {
      for (const visitor of [admin, agent, requester, stranger]) {
        expect(await statusOf(visitor, ticketChannel(tenant.id, ticket))).toBe(visitors.includes(visitor) ? 200 : 403)
      }
    }
    expect(await statusOf(stranger, ticketChannel(other.id, plain))).toBe(403)
    expect(await statusOf(stranger, ticketChannel(other.id, foreign))).toBe(200)
  })

  it('are signed for this connection; a member has their name and nothing else', async () => {
    const incident = await createIncident(admin.ctx, { title: 'Sem rede' })
    const channel = ticketChannel(tenant.id, incident)
    const { body } = await join(agent, channel)
    const member = { user_id: agent.user.id, user_info: { name: agent.user.name } }
    expect(JSON.parse(body.channel_data ?? '')).toEqual(member)
    const signed = createHmac('sha256', LIVE_KEYS.PUSHER_SECRET).update(`${SOCKET}:${channel}:${JSON.stringify(member)}`).digest('hex')
    expect(body.auth).toBe(`${LIVE_KEYS.PUSHER_KEY}:${signed}`)
  })
})

describe('a connection', () => {
  it('belongs to the sign-in, not to the person', async () => {
    const { status, body } = await ask(authenticateUser, facts, agent, { socket_id: SOCKET })
    expect(status).toBe(200)
    expect(JSON.parse(body.user_data ?? '')).toEqual({ id: agent.sessionId })
  })

  it('is signed for pages of this host alone', async () => {
    const channel = deskChannel(tenant.id)
    const forbidden: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: `http://${stranger.host}` },
      { origin: 'null' },
      {},
    ]
    for (const headers of forbidden) expect((await join(agent, channel, headers)).status).toBe(403)
    expect((await join(agent, channel, { origin: `http://${agent.host}` })).status).toBe(200)
  })

  it('needs a sign-in of this tenant that still holds', async () => {
    const channel = deskChannel(tenant.id)
    expect((await join({ ...agent, cookie: '' }, channel)).status).toBe(401)
    expect((await join({ ...agent, cookie: 'made-up' }, channel)).status).toBe(401)
    expect((await join({ ...agent, cookie: stranger.cookie }, channel)).status).toBe(401)
    expect((await join({ ...agent, host: 'localhost:3000' }, channel)).status).toBe(404)

    const [leaver, suspended] = [await signedIn(tenant, 'agent'), await signedIn(tenant, 'agent')]
    expect(await statusOf(leaver, channel)).toBe(200)
    await revokeSession(leaver.ctx, leaver.sessionId)
    await suspendUser(admin.ctx, suspended.user.id)
    await vi.waitFor(async () => expect(await statusOf(leaver, channel)).toBe(401))
    await vi.waitFor(async () => expect(await statusOf(suspended, channel)).toBe(401))
  })

  it('names itself as the protocol says', async () => {
    const forms: Record<string, string>[] = [
      {},
      { socket_id: SOCKET },
      { channel_name: deskChannel(tenant.id) },
      { socket_id: '1.1:private-x', channel_name: deskChannel(tenant.id) },
      { socket_id: `${SOCKET}::user::{"id":"root"}`, channel_name: deskChannel(tenant.id) },
      { socket_id: SOCKET, channel_name: 'x'.repeat(300) },
    ]
    for (const form of forms) expect((await ask(authorizeChannel, facts, agent, form)).status).toBe(422)
    expect((await ask(authorizeChannel, facts, agent, { socket_id: SOCKET, channel_name: 'x'.repeat(4_000) })).status).toBe(413)
  })

  it('may ask so often', async () => {
    const eager = await signedIn(tenant, 'agent')
    const answers = new Set<number>()
    for (let n = 0; n < 241; n++) answers.add(await statusOf(eager, deskChannel(tenant.id)))
    expect([...answers]).toEqual([200, 429])
  })
})
