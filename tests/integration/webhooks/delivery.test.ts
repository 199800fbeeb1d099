import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { drainWebhooks } from '@/lib/integrations/webhooks/delivery/drain'
import { tellDisabled } from '@/lib/integrations/webhooks/delivery/notice'
import { fanOutEvents } from '@/lib/integrations/webhooks/delivery/companion'
import { getWebhook } from '@/lib/integrations/webhooks/queries'
import { updateWebhook } from '@/lib/integrations/webhooks/update'
import { systemTransaction } from '@/lib/platform/db/system'
import { ownerSql } from '../../support/database'
import { createTenant } from '../../support/factories'
import { verifies } from './receiver'
import { deliveriesOf, later, note, openAndSend, webhookWorld, type World } from './world'

beforeAll(() => {
  process.env.FAROL_ALLOW_PRIVATE_HOSTS = '1'
})

let world: World
const start = async (settings?: object) => (world = await webhookWorld(settings))
afterEach(() => world.receiver.stop())

describe('what happens', () => {
  it('is sent, signed, with the incident as the API shows it', async () => {
    const { receiver, webhook, tenant } = await start()
    await openAndSend(world, 'Sem rede')
    const [taken] = receiver.taken
    const [delivery] = await deliveriesOf(world)
    expect(receiver.taken).toHaveLength(1)
    expect(taken?.body).toMatchObject({
      id: delivery?.event_id,
      type: 'incident.created',
      tenant: { id: tenant.id, slug: tenant.slug },
      data: { incident: { number: 'INC-000001', title: 'Sem rede', kind: 'incident' } },
    })
    expect(taken?.headers).toMatchObject({ 'x-farol-event': 'incident.created', 'x-farol-delivery': delivery?.id, 'user-agent': 'Farol-Webhooks/1' })
    expect(taken && verifies(taken, webhook.secret)).toBe(true)
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, last_status: 200, response: 'taken' })
    expect(await getWebhook(world.admin, webhook.id)).toMatchObject({ waiting: 0, failures: 0 })
  })

  it('is noted once, however often it is noted', async () => {
    await start()
    await openAndSend(world)
    await note(world)
    await note(world)
    await drainWebhooks()
    expect(world.receiver.taken).toHaveLength(1)
  })

  it('is sent to those alone that chose it, and costs nothing where nobody did', async () => {
    const { agent } = await start({ events: ['incident.commented'] })
    const { id } = await createIncident(agent, { title: 'Sem rede' })
    await addComment(agent, id, { body: 'Vamos ver' })
    await note(world)
    await drainWebhooks()
    expect(world.receiver.taken.map(({ body }) => body.type)).toEqual(['incident.commented'])
    expect(world.receiver.taken[0]?.body.data).toMatchObject({ comment: { body: 'Vamos ver', visibility: 'public' } })

    const other = await createTenant()
    const leaving = (tenantId: string, type: string) => [{ tenantId, id: world.webhook.id, type }]
    const accompanying = (tenantId: string, type: string) => systemTransaction((sql) => fanOutEvents(sql, leaving(tenantId, type)))
    expect(await accompanying(other.id, 'incident.created')).toEqual([])
    expect(await accompanying(world.tenant.id, 'user.invited')).toEqual([])
    expect(await accompanying(world.tenant.id, 'incident.created')).toMatchObject([
      { name: 'farol/webhook.fan_out', data: { events: [[world.tenant.id, world.webhook.id]] } },
    ])
  })

  it('is not sent when it is confidential or internal, unless the endpoint is for that', async () => {
    const { admin, agent } = await start()
    const { id } = await createIncident(agent, { title: 'Aberto' })
    await addComment(agent, id, { body: 'Só entre nós', visibility: 'internal' })
    const secret = await createIncident(admin, { title: 'Secreto', confidential: true })
    await note(world)
    await drainWebhooks()
    expect(world.receiver.taken.map(({ body }) => body.type)).toEqual(['incident.created'])
    expect(JSON.stringify(world.receiver.taken)).not.toContain('Secreto')

    await updateWebhook(admin, world.webhook.id, { confidential: true, internalNotes: true })
    await addComment(admin, secret.id, { body: 'Só entre nós', visibility: 'internal' })
    await note(world)
    await drainWebhooks()
    expect(JSON.stringify(world.receiver.taken)).toContain('Só entre nós')
  })

  it('is taken back when the ticket has become confidential before it was sent', async () => {
    const { agent } = await start()
    const { id } = await createIncident(agent, { title: 'Bald geheim' })
    await note(world)
    await ownerSql('update ticket set confidential = true where id = $1', [id])
    await drainWebhooks()
    expect(world.receiver.taken).toEqual([])
    expect(await deliveriesOf(world)).toEqual([])
  })

  it('is taken back when internal notes are told no more', async () => {
    const { admin, agent, webhook } = await start({ internalNotes: true })
    const { id } = await createIncident(agent, { title: 'Aberto' })
    await addComment(agent, id, { body: 'Só entre nós', visibility: 'internal' })
    await note(world)
    await updateWebhook(admin, webhook.id, { internalNotes: false })
    await drainWebhooks()
    expect(world.receiver.taken.map(({ body }) => body.type)).toEqual(['incident.created'])
  })

  it('waits for nothing that we fail at ourselves', async () => {
    const { agent } = await start()
    for (let index = 0; index < 5; index++) await createIncident(agent, { title: `Incidente ${index}` })
    await note(world)
    const all = await deliveriesOf(world)
    // No UUID: the message cannot be looked for.
    await ownerSql(`update webhook_delivery set fields = '{"commentId":"x"}' where id = any($1::uuid[])`, [all.slice(0, 4).map(({ id }) => id)])
    await drainWebhooks()
    expect(world.receiver.taken.map(({ body }) => body.id)).toEqual([all[4]?.event_id])
    const [stuck] = await deliveriesOf(world)
    expect(stuck).toMatchObject({ status: 'pending', attempts: 0 })
    expect(stuck && stuck.next_at > new Date()).toBe(true)
  })

  it('keeps to the tenant: another one hears nothing', async () => {
    await start()
    const other = await webhookWorld()
    await openAndSend(world)
    expect(other.receiver.taken).toEqual([])
    await other.receiver.stop()
  })
})

describe('what fails', () => {
  it('is tried again after a pause, with the same body', async () => {
    const { receiver, admin, webhook } = await start()
    receiver.status(500)
    await openAndSend(world)
    const [failed] = await deliveriesOf(world)
    expect(failed).toMatchObject({ status: 'failed', attempts: 1, last_status: 500, last_error: 'http_error' })
    const pause = (failed?.next_at.getTime() ?? 0) - Date.now()
    expect(pause).toBeGreaterThan(8_000)
    expect(pause).toBeLessThan(11_100)
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ failures: 1, waiting: 1 })

    await drainWebhooks()
    expect(receiver.taken).toHaveLength(1)
    receiver.well()
    await later(world)
    await drainWebhooks()
    expect(receiver.taken).toHaveLength(2)
    expect(receiver.taken[1]?.text).toBe(receiver.taken[0]?.text)
    expect(await deliveriesOf(world)).toMatchObject([{ status: 'delivered', attempts: 2 }])
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ failures: 0, failingSince: null, waiting: 0 })
  })

  it('waits as long as the endpoint asks', async () => {
    const { receiver, admin, webhook } = await start()
    receiver.status(429, { 'retry-after': '120' })
    await openAndSend(world)
    const [failed] = await deliveriesOf(world)
    expect((failed?.next_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(118_000)
    await openAndSend(world)
    expect(receiver.taken).toHaveLength(1)
    expect((await getWebhook(admin, webhook.id)).restUntil).not.toBeNull()
  })

  it('follows no redirect', async () => {
    const { receiver } = await start()
    receiver.status(307, { location: receiver.url })
    await openAndSend(world)
    expect(receiver.taken).toHaveLength(1)
    expect(await deliveriesOf(world)).toMatchObject([{ status: 'failed', last_status: 307, last_error: 'redirect' }])
  })

  it('puts a dead endpoint to rest: the many that wait cost one attempt now and then', async () => {
    const { receiver, admin, agent, webhook } = await start()
    receiver.status(500)
    for (let n = 0; n < 30; n++) await createIncident(agent, { title: `Nummer ${n}` })
    await note(world)
    await drainWebhooks()
    const tried = receiver.taken.length
    expect(tried).toBeLessThan(10)
    expect((await getWebhook(admin, webhook.id)).restUntil).not.toBeNull()
    await ownerSql(`update webhook_endpoint set wake_at = now() - interval '1 second', rest_until = now() - interval '1 second' where id = $1`, [webhook.id])
    await drainWebhooks()
    expect(receiver.taken).toHaveLength(tried + 1)
    receiver.well()
    await later(world)
    await drainWebhooks()
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ waiting: 0, failures: 0 })
    expect(new Set(receiver.taken.map(({ body }) => body.id)).size).toBe(30)
  })

  it('is given up after a day', async () => {
    const { receiver } = await start()
    receiver.status(500)
    await openAndSend(world)
    await ownerSql(`update webhook_delivery set expires_at = now() where endpoint_id = $1`, [world.webhook.id])
    await later(world)
    await drainWebhooks()
    expect(receiver.taken).toHaveLength(1)
    expect(await deliveriesOf(world)).toMatchObject([{ status: 'dead', last_error: 'http_error' }])
  })

  it('turns the endpoint off when nothing arrived for a day, and tells who manages it', async () => {
    const { receiver, admin, agent, webhook, tenant } = await start()
    receiver.status(500)
    await ownerSql(`update webhook_endpoint set failures = 20, failing_since = now() - interval '25 hours' where id = $1`, [webhook.id])
    await openAndSend(world)
    const off = await getWebhook(admin, webhook.id)
    expect(off).toMatchObject({ active: false, disabledReason: 'failing' })
    const [event] = await ownerSql<{ payload: Parameters<typeof tellDisabled>[0] }>(
      `select payload from outbox_event where tenant_id = $1 and type = 'webhook.disabled'`,
      [tenant.id],
    )
    if (!event) throw new Error('Nobody was told')
    await tellDisabled({ ...event.payload, tenantId: tenant.id })
    await tellDisabled({ ...event.payload, tenantId: tenant.id })
    expect(await ownerSql('select user_id, type from notification where tenant_id = $1', [tenant.id])).toEqual([
      { user_id: admin.actor.kind === 'user' ? admin.actor.id : '', type: 'webhook_disabled' },
    ])
    const audit = await ownerSql(`select actor_name, after from audit_entry where tenant_id = $1 and action = 'webhook.disabled'`, [tenant.id])
    expect(audit).toEqual([{ actor_name: 'Farol', after: { reason: 'failing' } }])

    await createIncident(agent, { title: 'Unerhört' })
    await note(world)
    receiver.well()
    await updateWebhook(admin, webhook.id, { active: true })
    await later(world)
    await drainWebhooks()
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ active: true, disabledReason: null, waiting: 0, failures: 0 })
    expect(receiver.taken).toHaveLength(2)
  })

  it('turns the endpoint off at once when it says that it is gone', async () => {
    const { receiver, admin, webhook } = await start()
    receiver.status(410)
    await openAndSend(world)
    expect(await getWebhook(admin, webhook.id)).toMatchObject({ active: false, disabledReason: 'gone' })
    expect(await deliveriesOf(world)).toMatchObject([{ status: 'dead', last_error: 'gone' }])
  })

  it('of one endpoint does not hold up another', async () => {
    await start()
    world.receiver.answer = () => undefined
    const other = await webhookWorld()
    await createIncident(world.agent, { title: 'Langsam' })
    await createIncident(other.agent, { title: 'Schnell' })
    await Promise.all([note(world), note(other)])
    const drained = drainWebhooks()
    const began = Date.now()
    while (other.receiver.taken.length === 0 && Date.now() - began < 9_000) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(Date.now() - began).toBeLessThan(5_000)
    await drained
    expect(await deliveriesOf(world)).toMatchObject([{ status: 'failed', last_error: 'timeout' }])
    await other.receiver.stop()
  }, 30_000)
})

describe('two that send at once', () => {
  it('share the endpoints: nothing is sent twice', async () => {
    const { agent } = await start()
    for (let n = 0; n < 12; n++) await createIncident(agent, { title: `Nummer ${n}` })
    await note(world)
    await Promise.all([drainWebhooks(), drainWebhooks(), drainWebhooks()])
    expect(world.receiver.taken).toHaveLength(12)
    expect(new Set(world.receiver.taken.map(({ body }) => body.id)).size).toBe(12)
  })

  it('and one that died leaves its endpoint to the next: what was under way is sent again, under the same id', async () => {
    await start()
    await openAndSend(world)
    await ownerSql(`update webhook_delivery set status = 'pending', attempts = 0, body = null where endpoint_id = $1`, [world.webhook.id])
    await ownerSql(`update webhook_endpoint set wake_at = now() - interval '1 second', lease_until = now() + interval '1 hour' where id = $1`, [world.webhook.id])
    await drainWebhooks()
    expect(world.receiver.taken).toHaveLength(1)
    await ownerSql(`update webhook_endpoint set lease_until = now() - interval '1 second' where id = $1`, [world.webhook.id])
    await drainWebhooks()
    expect(world.receiver.taken).toHaveLength(2)
    expect(world.receiver.taken[1]?.body.id).toBe(world.receiver.taken[0]?.body.id)
  })
})
