import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { createWebhook } from '@/lib/integrations/webhooks/create'
import { getDelivery, listDeliveries } from '@/lib/integrations/webhooks/deliveries/queries'
import { replayDelivery } from '@/lib/integrations/webhooks/deliveries/replay'
import { replayDeadDeliveries } from '@/lib/integrations/webhooks/deliveries/replay-all'
import { drainWebhooks } from '@/lib/integrations/webhooks/delivery/drain'
import { getWebhook, listWebhooks } from '@/lib/integrations/webhooks/queries'
import { deleteWebhook } from '@/lib/integrations/webhooks/remove'
import { rotateWebhookSecret } from '@/lib/integrations/webhooks/rotate'
import { testWebhook } from '@/lib/integrations/webhooks/test'
import { updateWebhook } from '@/lib/integrations/webhooks/update'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { Refused } from '@/lib/platform/refused'
import { ownerSql } from '../../support/database'
import { ctxFor, createUser } from '../../support/factories'
import { verifies } from './receiver'
import { deliveriesOf, note, openAndSend, webhookWorld, type World } from './world'

beforeAll(() => {
  process.env.FAROL_ALLOW_PRIVATE_HOSTS = '1'
})

let world: World
beforeEach(async () => {
  world = await webhookWorld()
})
afterEach(() => world.receiver.stop())

const audit = (action: string) =>
  ownerSql<{ before: unknown; after: unknown }>('select before, after from audit_entry where tenant_id = $1 and action = $2', [world.tenant.id, action])

/** The admin with some permissions taken away. */
const without = (...taken: string[]) => {
  const { actor } = world.admin
  if (actor.kind !== 'user') throw new TypeError('The admin is a person')
  return { ...world.admin, actor: { ...actor, permissions: new Set([...actor.permissions].filter((name) => !taken.includes(name))) } }
}

describe('an endpoint', () => {
  it('is made with a secret that is seen once, and nowhere else', async () => {
    const { admin, webhook } = world
    expect(webhook).toMatchObject({ name: 'Receiver', events: ['*'], active: true, confidential: false, internalNotes: false, version: 1 })
    expect(webhook.secret).toMatch(/^whsec_[\w-]{43}$/)
    expect(JSON.stringify([await getWebhook(admin, webhook.id), await listWebhooks(admin), await audit('webhook.created')])).not.toContain(webhook.secret)
    const [row] = await ownerSql<{ secret: string }>('select secret from webhook_endpoint where id = $1', [webhook.id])
    expect(row?.secret).toMatch(/^v1\./)
  })

  it('stands in the audit with the origin of its address alone, which may hold a secret', async () => {
    const { admin } = world
    const url = 'https://hooks.example.com/services/T0/segredo?token=s3cr3t'
    const { id, version } = await createWebhook(admin, { name: 'Chat', url, events: ['*'] })
    await updateWebhook(admin, id, { url: `${url}-2` }, version)
    await updateWebhook(admin, id, { name: 'Outro' })
    await deleteWebhook(admin, id)
    const entries = await ownerSql<{ before: unknown; after: unknown }>(
      'select before, after from audit_entry where tenant_id = $1 and entity_id = $2 order by id',
      [world.tenant.id, id],
    )
    expect(JSON.stringify(entries)).not.toMatch(/segredo|s3cr3t/)
    const origin = { url: 'https://hooks.example.com' }
    expect(entries).toMatchObject([{ after: origin }, { before: origin, after: { ...origin, addressChanged: true } }, { after: { name: 'Outro' } }, { before: origin }])
    expect(entries[2]?.after).not.toHaveProperty('addressChanged')
  })

  it('is for those who manage webhooks and may read incidents', async () => {
    const { agent, webhook } = world
    const verbs = [
      (ctx: typeof agent) => listWebhooks(ctx),
      (ctx: typeof agent) => createWebhook(ctx, { name: 'x', url: world.receiver.url, events: ['*'] }),
      (ctx: typeof agent) => updateWebhook(ctx, webhook.id, { name: 'x' }),
      (ctx: typeof agent) => deleteWebhook(ctx, webhook.id),
      (ctx: typeof agent) => rotateWebhookSecret(ctx, webhook.id, {}),
      (ctx: typeof agent) => testWebhook(ctx, webhook.id),
      (ctx: typeof agent) => listDeliveries(ctx, webhook.id),
      (ctx: typeof agent) => replayDeadDeliveries(ctx, webhook.id, { since: '2020-01-01T00:00:00Z' }),
    ]
    for (const verb of verbs) {
      await expect(verb(agent)).rejects.toBeInstanceOf(Forbidden)
      await expect(verb(without('incident.read'))).rejects.toBeInstanceOf(Forbidden)
    }
    expect(world.receiver.taken).toEqual([])
  })

  it('that is told of confidential tickets is for those who may read them', async () => {
    const { admin, webhook, receiver } = world
    const lesser = without('incident.confidential')
    const input = { name: 'x', url: receiver.url, events: ['*'], confidential: true }
    await expect(createWebhook(lesser, input)).rejects.toBeInstanceOf(Forbidden)
    await expect(updateWebhook(lesser, webhook.id, { confidential: true })).rejects.toBeInstanceOf(Forbidden)
    await updateWebhook(admin, webhook.id, { confidential: true })
    await expect(updateWebhook(lesser, webhook.id, { url: `${receiver.url}/stolen` })).rejects.toBeInstanceOf(Forbidden)
    await createIncident(admin, { title: 'Secreto', confidential: true })
    await note(world)
    await drainWebhooks()
    const [delivery] = await deliveriesOf(world)
    expect((await getDelivery(admin, delivery?.id ?? '')).body).toContain('Secreto')
    expect(await getDelivery(lesser, delivery?.id ?? '')).toMatchObject({ status: 'delivered', ticketId: null, body: null, response: null })
    expect((await listDeliveries(lesser, webhook.id)).data).toMatchObject([{ id: delivery?.id, ticketId: null }])
    expect((await listDeliveries(admin, webhook.id)).data[0]?.ticketId).not.toBeNull()
    await expect(replayDelivery(lesser, delivery?.id ?? '')).rejects.toBeInstanceOf(Forbidden)
  })

  it.each([['nowhere', 'invalid_url'], ['ftp://example.com', 'invalid_url'], ['https://a:b@example.com', 'invalid_url']])(
    'does not lead to %s',
    async (url, code) => {
      const refused = await createWebhook(world.admin, { name: 'x', url, events: ['*'] }).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(ValidationFailed)
      expect((refused as ValidationFailed).issues).toMatchObject([{ path: 'url', code }])
      await expect(updateWebhook(world.admin, world.webhook.id, { url })).rejects.toBeInstanceOf(ValidationFailed)
    },
  )

  it('knows the events that there are', async () => {
    const make = (events: string[]) => createWebhook(world.admin, { name: 'x', url: world.receiver.url, events })
    await expect(make([])).rejects.toBeInstanceOf(ValidationFailed)
    await expect(make(['incident.exploded'])).rejects.toBeInstanceOf(ValidationFailed)
    expect((await make(['incident.resolved', 'incident.created', 'incident.created'])).events).toEqual(['incident.created', 'incident.resolved'])
  })

  it('is changed by version, and the change is in the audit', async () => {
    const { admin, webhook } = world
    const changed = await updateWebhook(admin, webhook.id, { name: 'Outro', events: ['incident.created'] }, 1)
    expect(changed).toMatchObject({ name: 'Outro', events: ['incident.created'], version: 2 })
    await expect(updateWebhook(admin, webhook.id, { name: 'Velho' }, 1)).rejects.toBeInstanceOf(Conflict)
    expect(await audit('webhook.updated')).toMatchObject([{ before: { name: 'Receiver' }, after: { name: 'Outro' } }])
  })

  it('that is turned off hears nothing, and cannot be sent anything again', async () => {
    const { admin, webhook } = world
    await openAndSend(world)
    await updateWebhook(admin, webhook.id, { active: false })
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ active: false, disabledReason: 'manual' })
    await openAndSend(world)
    expect(world.receiver.taken).toHaveLength(1)
    const [delivery] = await deliveriesOf(world)
    await expect(replayDelivery(admin, delivery?.id ?? '')).rejects.toBeInstanceOf(Refused)
  })

  it('is removed with its log', async () => {
    const { admin, webhook } = world
    await openAndSend(world)
    await deleteWebhook(admin, webhook.id)
    await expect(getWebhook(admin, webhook.id)).rejects.toBeInstanceOf(NotFound)
    expect(await deliveriesOf(world)).toEqual([])
    expect(await audit('webhook.deleted')).toMatchObject([{ before: { name: 'Receiver' } }])
  })

  it('is not one of too many', async () => {
    for (let n = 1; n < 20; n++) await createWebhook(world.admin, { name: `${n}`, url: world.receiver.url, events: ['*'] })
    await expect(createWebhook(world.admin, { name: 'x', url: world.receiver.url, events: ['*'] })).rejects.toBeInstanceOf(Refused)
  })
})

describe('a new secret', () => {
  it('signs beside the old one until that expires', async () => {
    const { admin, webhook, receiver } = world
    const { secret } = await rotateWebhookSecret(admin, webhook.id, { overlapHours: 1 })
    expect(secret).not.toBe(webhook.secret)
    await openAndSend(world)
    expect([secret, webhook.secret].map((one) => receiver.taken[0] && verifies(receiver.taken[0], one))).toEqual([true, true])
    await ownerSql(`update webhook_endpoint set previous_expires_at = now() - interval '1 second' where id = $1`, [webhook.id])
    await openAndSend(world)
    expect([secret, webhook.secret].map((one) => receiver.taken[1] && verifies(receiver.taken[1], one))).toEqual([true, false])
    expect(JSON.stringify(await audit('webhook.secret_rotated'))).not.toContain(secret)
  })

  it('can be the only one at once', async () => {
    const { admin, webhook, receiver } = world
    await rotateWebhookSecret(admin, webhook.id, { overlapHours: 0 })
    await openAndSend(world)
    expect(receiver.taken[0] && verifies(receiver.taken[0], webhook.secret)).toBe(false)
  })
})

describe('a test', () => {
  it('is sent at once, and tells what came back', async () => {
    const { admin, webhook, receiver } = world
    expect(await testWebhook(admin, webhook.id)).toMatchObject({ delivered: true, status: 200, error: null, response: 'taken' })
    expect(receiver.taken[0]?.body).toMatchObject({ type: 'webhook.test', data: { webhook: { id: webhook.id } } })
    expect(receiver.taken[0] && verifies(receiver.taken[0], webhook.secret)).toBe(true)
    await receiver.stop()
    expect(await testWebhook(admin, webhook.id)).toMatchObject({ delivered: false, status: null, error: 'unreachable' })
    const { data } = await listDeliveries(admin, webhook.id)
    expect(data.map(({ event, status }) => `${event} ${status}`)).toEqual(['webhook.test dead', 'webhook.test delivered'])
    expect(await audit('webhook.tested')).toHaveLength(2)
    await expect(replayDelivery(admin, data[0]?.id ?? '')).rejects.toBeInstanceOf(Refused)
  })
})

describe('an endpoint that is removed while something is sent to it', () => {
  it('gets no more, and nothing breaks', async () => {
    const { admin, agent, webhook, receiver } = world
    for (let n = 0; n < 6; n++) await createIncident(agent, { title: `Nummer ${n}` })
    await note(world)
    receiver.answer = (response) => void deleteWebhook(admin, webhook.id).catch(() => undefined).then(() => response.end())
    await drainWebhooks()
    expect(receiver.taken.length).toBeLessThanOrEqual(4)
    expect(await deliveriesOf(world)).toEqual([])
  })

  it('tells what a test came to', async () => {
    const { admin, webhook, receiver } = world
    receiver.answer = (response) => void deleteWebhook(admin, webhook.id).then(() => response.end('gone'))
    expect(await testWebhook(admin, webhook.id)).toMatchObject({ delivered: true, response: 'gone' })
    await expect(getWebhook(admin, webhook.id)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the log', () => {
  it('is read page by page, by status and by event', async () => {
    const { admin, agent, webhook } = world
    for (let n = 0; n < 5; n++) await createIncident(agent, { title: `Nummer ${n}` })
    await note(world)
    await drainWebhooks()
    const first = await listDeliveries(admin, webhook.id, { limit: '3' })
    const second = await listDeliveries(admin, webhook.id, { limit: '3', cursor: first.page.nextCursor ?? '' })
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual((await deliveriesOf(world)).map(({ id }) => id).reverse())
    expect(second.page).toEqual({ hasMore: false, nextCursor: null })
    expect((await listDeliveries(admin, webhook.id, { status: 'dead' })).data).toEqual([])
    expect((await listDeliveries(admin, webhook.id, { event: 'incident.created' })).data).toHaveLength(5)
    await expect(listDeliveries(admin, webhook.id, { cursor: 'x' })).rejects.toBeInstanceOf(ValidationFailed)
  })

  it('sends one again under the same id, as another entry', async () => {
    const { admin, receiver } = world
    await openAndSend(world)
    const [first] = await deliveriesOf(world)
    const copy = await replayDelivery(admin, first?.id ?? '')
    expect(copy).toMatchObject({ status: 'pending', replayOf: first?.id, eventId: first?.event_id })
    // A double click, and two people at once.
    const [second, third] = await Promise.all([replayDelivery(admin, first?.id ?? ''), replayDelivery(admin, first?.id ?? '')])
    expect([second.id, third.id]).toEqual([copy.id, copy.id])
    await drainWebhooks()
    expect(receiver.taken).toHaveLength(2)
    expect(receiver.taken[1]?.text).toBe(receiver.taken[0]?.text)
    expect(receiver.taken[1]?.headers['x-farol-delivery']).toBe(copy.id)
    expect(await audit('webhook.replayed')).toHaveLength(1)
  })

  it('tries again all that was given up', async () => {
    const { admin, agent, webhook, receiver } = world
    receiver.status(410)
    for (let n = 0; n < 3; n++) await createIncident(agent, { title: `Nummer ${n}` })
    await note(world)
    await drainWebhooks()
    await expect(replayDeadDeliveries(admin, webhook.id, { since: '2020-01-01T00:00:00Z' })).rejects.toBeInstanceOf(Refused)
    await updateWebhook(admin, webhook.id, { active: true })
    receiver.well()
    expect(await replayDeadDeliveries(admin, webhook.id, { since: new Date(Date.now() + 60_000).toISOString() })).toEqual({ replayed: 0 })
    expect(await replayDeadDeliveries(admin, webhook.id, { since: '2020-01-01T00:00:00Z' })).toEqual({ replayed: 3 })
    await drainWebhooks()
    expect((await deliveriesOf(world)).map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
  })
})

describe('a foreign tenant', () => {
  it('finds nothing, and changes nothing', async () => {
    const other = await webhookWorld()
    const foreign = ctxFor(other.tenant, await createUser(other.tenant, { role: 'admin' }))
    await openAndSend(world)
    const [delivery] = await deliveriesOf(world)
    const verbs = [
      () => getWebhook(foreign, world.webhook.id),
      () => updateWebhook(foreign, world.webhook.id, { url: other.receiver.url }),
      () => deleteWebhook(foreign, world.webhook.id),
      () => rotateWebhookSecret(foreign, world.webhook.id, {}),
      () => testWebhook(foreign, world.webhook.id),
      () => listDeliveries(foreign, world.webhook.id),
      () => getDelivery(foreign, delivery?.id ?? ''),
      () => replayDelivery(foreign, delivery?.id ?? ''),
    ]
    for (const verb of verbs) await expect(verb()).rejects.toBeInstanceOf(NotFound)
    expect(await getWebhook(world.admin, world.webhook.id)).toMatchObject({ version: 1, url: world.receiver.url })
    expect(other.receiver.taken).toEqual([])
    await other.receiver.stop()
  })
})
