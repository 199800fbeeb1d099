import { beforeEach, describe, expect, test } from 'vitest'
import { getInbound, listInbound, openOriginal } from '@/lib/channels/email/queries'
import { makeTicketOf, replayInbound } from '@/lib/channels/email/reprocess'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { Refused } from '@/lib/platform/refused'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { countTickets, letter, mailsOf, take } from './mail'

let tenant: TestTenant
let admin: Ctx
let agent: Ctx
beforeEach(async () => {
  tenant = await createTenant()
  admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  agent = ctxFor(tenant, await createUser(tenant, { role: 'agent' }))
})

async function ignored(): Promise<string> {
  await take(tenant, letter({ subject: 'Boletim', headers: ['Precedence: bulk'] }))
  return (await mailsOf(tenant)).at(-1)?.id ?? ''
}

async function failed(): Promise<string> {
  await take(tenant, letter({ subject: 'Falhou' }))
  const [row] = await mailsOf(tenant)
  await ownerSql(`update inbound_mail set status = 'failed', reason = 'error', outcome = null, ticket_id = null where id = $1`, [row?.id])
  await ownerSql(`delete from mail_thread where tenant_id = $1`, [tenant.id])
  return row?.id ?? ''
}

describe('makeTicketOf', () => {
  test('makes a ticket of what was ignored, once, and says who asked for it', async () => {
    const id = await ignored()
    const mail = await makeTicketOf(admin, id)
    expect(mail).toMatchObject({ status: 'done', outcome: 'created', reason: null })
    await expect(makeTicketOf(admin, id)).rejects.toThrow(Refused)
    expect(await countTickets(tenant)).toBe(1)
    expect(await ownerSql(`select actor_id from audit_entry where tenant_id = $1 and action = 'inbound_mail.made_ticket'`, [tenant.id])).toHaveLength(1)
  })

  test('not of what has no sender, by agents, or of another tenant', async () => {
    await take(tenant, Buffer.from('Subject: x\r\n\r\nquem?'))
    const [nobody] = await mailsOf(tenant)
    await expect(makeTicketOf(admin, nobody?.id ?? '')).rejects.toThrow(Refused)
    const id = await ignored()
    await expect(makeTicketOf(agent, id)).rejects.toThrow(Forbidden)
    const other = await createTenant()
    await expect(makeTicketOf(ctxFor(other, await createUser(other, { role: 'admin' })), id)).rejects.toThrow(NotFound)
    expect(await countTickets(tenant)).toBe(0)
  })
})

describe('replayInbound', () => {
  test('processes again what failed, and nothing else', async () => {
    const id = await failed()
    expect(await replayInbound(admin, id)).toMatchObject({ status: 'done', outcome: 'created', error: null })
    await expect(replayInbound(admin, id)).rejects.toThrow(Refused)
    await expect(replayInbound(agent, id)).rejects.toThrow(Forbidden)
  })
})

describe('queries', () => {
  test('list with filters and pages, detail with each step, and the original to the byte', async () => {
    const raw = letter({ subject: 'Um', from: 'Um <um@cliente.test>' })
    await take(tenant, raw)
    await ignored()
    const all = await listInbound(admin, { limit: 1 })
    expect(all).toMatchObject({ data: [{ subject: 'Boletim', reason: 'list' }], page: { hasMore: true } })
    const next = await listInbound(admin, { limit: 1, cursor: all.page.nextCursor })
    expect(next).toMatchObject({ data: [{ subject: 'Um', outcome: 'created' }], page: { hasMore: false } })
    expect((await listInbound(admin, { status: 'ignored' })).data).toHaveLength(1)
    expect((await listInbound(admin, { outcome: 'created', q: 'UM@cliente' })).data).toHaveLength(1)
    const id = next.data[0]?.id ?? ''
    const detail = await getInbound(admin, id)
    expect(detail.steps.map(({ step }) => step)).toEqual(['accept', 'mailbox', 'automatic', 'requester', 'thread', 'limit', 'body', 'attachments', 'result'])
    expect(Buffer.from((await openOriginal(admin, id)).bytes).equals(raw)).toBe(true)
    for (const query of [listInbound(agent), getInbound(agent, id), openOriginal(agent, id)]) await expect(query).rejects.toThrow(Forbidden)
  })
})

describe('mail of tickets that are hidden', () => {
  const lesser = (...taken: string[]): Ctx => {
    const { actor } = admin
    if (actor.kind !== 'user') throw new TypeError('The admin is a person')
    return { ...admin, actor: { ...actor, permissions: new Set([...actor.permissions].filter((name) => !taken.includes(name))) } }
  }
  const subjects = async (ctx: Ctx) => (await listInbound(ctx)).data.map(({ subject }) => subject)

  test('is for those who may see them', async () => {
    await take(tenant, letter({ subject: 'Folha de pagamento' }))
    const [row] = await mailsOf(tenant)
    const id = row?.id ?? ''
    await ignored()
    await ownerSql('update ticket set confidential = true where tenant_id = $1', [tenant.id])
    expect(await subjects(admin)).toEqual(['Boletim', 'Folha de pagamento'])
    for (const ctx of [lesser('incident.confidential'), lesser('incident.read')]) {
      expect(await subjects(ctx)).toEqual(['Boletim'])
      for (const read of [getInbound, openOriginal]) await expect(read(ctx, id)).rejects.toThrow(NotFound)
    }
    // In the bin it is still mail that came.
    await ownerSql('update ticket set deleted_at = now() where tenant_id = $1', [tenant.id])
    expect((await getInbound(admin, id)).subject).toBe('Folha de pagamento')
    await expect(getInbound(lesser('incident.confidential'), id)).rejects.toThrow(NotFound)
  })

  test('made by somebody who works no tickets is told to them once', async () => {
    const ctx = lesser('incident.read')
    const id = await ignored()
    expect(await makeTicketOf(ctx, id)).toMatchObject({ outcome: 'created' })
    await expect(getInbound(ctx, id)).rejects.toThrow(NotFound)
    await expect(getInbound(ctx, 'x')).rejects.toThrow(NotFound)
  })
})
