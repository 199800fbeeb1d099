import { beforeAll, describe, expect, it } from 'vitest'
import { markNotificationsRead } from '@/lib/notifications/mark-read'
import { countUnread, listNotifications, MOST_COUNTED } from '@/lib/notifications/queries'
import { ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { createTenant, createTicket, createUser, ctxFor, type TestTenant, type TestUser } from '../../support/factories'
import { ownerSql } from '../../support/database'

let tenant: TestTenant
let requester: TestUser
beforeAll(async () => {
  tenant = await createTenant()
  requester = await createUser(tenant, { role: 'requester' })
})

async function notify(user: TestUser, ticketId: string | null, minutesAgo = 1): Promise<string> {
  const id = newId()
  await ownerSql(
    `insert into notification (tenant_id, id, user_id, type, key, ticket_id, data, created_at)
     values ($1, $2, $3, 'sla_breach', $4, $5, $6, now() - make_interval(mins => $7))`,
    [tenant.id, id, user.id, id, ticketId, { number: 1, title: 'Rede', metric: 'resolution', dueAt: null }, minutesAgo],
  )
  return id
}

describe("a person's notices", () => {
  it('are their own, the newest first, page by page', async () => {
    const [agent, other] = [await createUser(tenant), await createUser(tenant)]
    const ids = [await notify(agent, null, 3), await notify(agent, null, 2), await notify(agent, null, 1)].toReversed()
    await notify(other, null)
    const ctx = ctxFor(tenant, agent)
    const first = await listNotifications(ctx, { limit: 2 })
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const rest = await listNotifications(ctx, { limit: 2, cursor: first.page.nextCursor })
    expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(2))
    expect(rest.page).toEqual({ nextCursor: null, hasMore: false })
    expect(first.data[0]).toMatchObject({ type: 'sla_breach', data: { metric: 'resolution' }, readAt: null })
    expect(await countUnread(ctx)).toBe(3)
  })

  it('are gone with the right to see their ticket, and with the ticket into the bin', async () => {
    const agent = await createUser(tenant)
    const ctx = ctxFor(tenant, agent)
    const confidential = await createTicket(tenant, requester, { confidential: true })
    const deleted = await createTicket(tenant, requester, { deleted_at: new Date() })
    const plain = await createTicket(tenant, requester)
    for (const { id } of [confidential, deleted, plain]) await notify(agent, id)
    expect((await listNotifications(ctx)).data.map(({ ticketId }) => ticketId)).toEqual([plain.id])
    expect(await countUnread(ctx)).toBe(1)
  })

  it('are marked as read one by one or all at once, never those of others or of later', async () => {
    const [agent, other] = [await createUser(tenant), await createUser(tenant)]
    const [one, two, foreign] = [await notify(agent, null), await notify(agent, null), await notify(other, null)]
    const ctx = ctxFor(tenant, agent)
    expect(await markNotificationsRead(ctx, { ids: [one, foreign] })).toEqual({ unread: 1 })
    expect((await listNotifications(ctx, { unread: 'true' })).data.map(({ id }) => id)).toEqual([two])
    const early = { ...ctx, now: new Date(Date.now() - 3_600_000) }
    expect(await markNotificationsRead(early)).toEqual({ unread: 1 })
    expect(await markNotificationsRead(ctx)).toEqual({ unread: 0 })
    expect(await markNotificationsRead(ctx, { ids: [one] })).toEqual({ unread: 0 })
    expect(await countUnread(ctxFor(tenant, other))).toBe(1)
  })

  it('are counted up to a hundred', async () => {
    const agent = await createUser(tenant)
    await ownerSql(
      `insert into notification (tenant_id, id, user_id, type, key) select $1, gen_random_uuid(), $2, 'other', n::text
       from generate_series(1, $3) n`,
      [tenant.id, agent.id, MOST_COUNTED + 20],
    )
    expect(await countUnread(ctxFor(tenant, agent))).toBe(MOST_COUNTED)
  })

  it('refuse a cursor that is not theirs', async () => {
    const ctx = ctxFor(tenant, await createUser(tenant))
    await expect(listNotifications(ctx, { cursor: 'x' })).rejects.toBeInstanceOf(ValidationFailed)
  })
})
