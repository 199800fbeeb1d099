import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { relayBatch } from '@/lib/platform/jobs/relay/batch'
import { relayNow } from '@/lib/platform/jobs/relay/relay'
import { sendEvents } from '@/lib/platform/jobs/relay/send'
import { ownerSql } from '@/tests/support/database'
import { jobsOn } from '@/tests/support/engine'
import { createTenant, createUser, ctxFor } from '@/tests/support/factories'
import { EventApi } from './event-api'

let api: EventApi
let ctx: Ctx

beforeAll(async () => {
  api = await EventApi.start()
  // The environment is parsed at first use, so this is in time.
  Object.assign(process.env, jobsOn(api.port))
})
afterAll(() => api.stop())
beforeEach(async () => {
  await ownerSql('update outbox_event set dispatched_at = now() where dispatched_at is null')
  const tenant = await createTenant()
  ctx = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  Object.assign(api, { answer: () => 200, requests: 0 })
})

/** Events straight into the outbox, so that nothing sends them yet. */
async function queue(count: number, payload: (index: number) => object = (index) => ({ index })): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await ownerSql(
    `insert into outbox_event (tenant_id, id, type, payload, created_at)
     select $1, e.id, 'test.happened', e.payload, now() + e.at * interval '1 ms'
     from unnest($2::uuid[], $3::json[]) with ordinality as e(id, payload, at)`,
    [ctx.tenant.id, ids, ids.map((_, index) => JSON.stringify(payload(index)))],
  )
  return ids
}

const stateOf = async (id: string) =>
  (await ownerSql<{ sent: boolean; refusal: string | null }>('select dispatched_at is not null as sent, refusal from outbox_event where id = $1', [id]))[0]

const pending = async () => (await ownerSql('select from outbox_event where tenant_id = $1 and dispatched_at is null', [ctx.tenant.id])).length

describe('the relay', () => {
  it('sends what a verb has committed, by itself, with the tenant and the type', async () => {
    const incident = await createIncident(ctx, { title: 'Impressora parada' })
    while (api.of(ctx.tenant.id).length === 0) await sleep(10)
    const [event] = await ownerSql<{ id: string }>('select id from outbox_event where tenant_id = $1', [ctx.tenant.id])
    expect(api.of(ctx.tenant.id)).toMatchObject([
      { id: event?.id, name: 'farol/incident.created', data: { tenantId: ctx.tenant.id, type: 'incident.created', id: incident.id } },
    ])
    expect(JSON.stringify(api.taken)).not.toContain('Impressora')
  })

  it('sends nothing of a change that was undone', async () => {
    const change = { entity: { type: 'test', id: newId() }, action: 'test.undone', event: {} }
    const undone = withTenant(ctx, async (tx) => {
      await record(tx, ctx, change)
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await relayNow()
    expect(api.of(ctx.tenant.id)).toEqual([])
  })

  it('keeps the order over batches, and a payload cannot pass for another tenant’s', async () => {
    const ids = await queue(1_200, (index) => ({ index, tenantId: newId(), type: 'other' }))
    await relayNow()
    expect(api.of(ctx.tenant.id).map(({ id }) => id)).toEqual(ids)
    expect(api.requests).toBe(3)
    expect(await pending()).toBe(0)
  })

  it('sends again, under the same id, what was taken before the crash but not marked', async () => {
    const [id] = await queue(1)
    api.answer = () => 'break'
    await expect(relayBatch(sendEvents)).rejects.toThrow()
    expect(await pending()).toBe(1)
    api.answer = () => 200
    await relayBatch(sendEvents)
    expect(api.of(ctx.tenant.id).map((event) => event.id)).toEqual([id, id])
    expect(await pending()).toBe(0)
  })

  it('leaves everything where it is while Inngest is away, and refuses nobody meanwhile', async () => {
    await queue(3)
    for (const status of [500, 401, 429]) {
      api.answer = () => status
      await relayNow()
    }
    expect(await pending()).toBe(3)
    await expect(createIncident(ctx, { title: 'Sem rede' })).resolves.toMatchObject({ status: 'new' })
    api.answer = () => 200
    await relayNow()
    expect(await pending()).toBe(0)
  })

  it('sends nothing before Inngest knows the functions', async () => {
    await queue(1)
    api.answer = () => 500
    await relayNow()
    Object.assign(api, { ready: false, requests: 0, answer: () => 200 })
    await relayNow()
    expect([api.requests, await pending()]).toEqual([0, 1])
    api.ready = true
    await relayNow()
    expect(await pending()).toBe(0)
  })

  it('sets aside an event that is refused, and holds up nobody behind it', async () => {
    const ids = await queue(20)
    const poison = ids[7] ?? ''
    api.answer = (events) => (events.some(({ id }) => id === poison) ? 400 : 200)
    await relayNow()
    expect(api.of(ctx.tenant.id).map(({ id }) => id)).toEqual(ids.filter((id) => id !== poison))
    expect(await stateOf(poison)).toEqual({ sent: true, refusal: expect.stringContaining('400') })
    expect(await pending()).toBe(0)
  })

  it('keeps what was taken when Inngest goes away in the middle', async () => {
    const ids = await queue(8)
    api.answer = (events) => (events.length > 4 ? 413 : events.some(({ id }) => id === ids[4]) ? 503 : 200)
    await expect(relayBatch(sendEvents)).rejects.toThrow('503')
    expect(await pending()).toBe(4)
    api.answer = () => 200
    await relayBatch(sendEvents)
    expect(api.of(ctx.tenant.id).map(({ id }) => id)).toEqual(ids)
  })

  it('parts large payloads', async () => {
    await queue(5, () => ({ text: 'x'.repeat(150_000) }))
    await relayNow()
    expect(api.requests).toBeGreaterThan(1)
    expect(api.of(ctx.tenant.id)).toHaveLength(5)
  })

  it('lets two processes share the work', async () => {
    const ids = await queue(900)
    const drain = async () => {
      while (await relayBatch(sendEvents));
    }
    await Promise.all([drain(), drain()])
    expect(api.of(ctx.tenant.id).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })
})
