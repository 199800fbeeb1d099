import { beforeEach, expect, test } from 'vitest'
import { openTicketMail, originalsOf } from '@/lib/channels/email/originals'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { letter, mailsOf, take } from './mail'

let tenant: TestTenant
let agent: Ctx
beforeEach(async () => {
  tenant = await createTenant()
  agent = ctxFor(tenant, await createUser(tenant, { role: 'agent' }))
})

async function opened(raw = letter({ text: 'Oi\r\n\r\nEnviado do meu iPhone' })) {
  const { processed } = await take(tenant, raw)
  const [mail] = await mailsOf(tenant)
  return { raw, ticketId: processed?.ticket?.id ?? '', mailId: mail?.id ?? '' }
}

test('who works a ticket reads the mail that it came by, to the byte', async () => {
  const { raw, ticketId, mailId } = await opened()
  await take(tenant, letter({ text: 'Mais uma coisa', subject: (await numberOf(ticketId)) }))
  const { opened: first, comments } = await originalsOf(agent, [ticketId])
  expect(first.get(ticketId)).toBe(mailId)
  expect(comments.size).toBe(1)
  expect(Buffer.from((await openTicketMail(agent, mailId)).bytes).equals(raw)).toBe(true)
})

test('nobody else does: no requester, nobody to whom the ticket is hidden, no other organisation', async () => {
  const { ticketId, mailId } = await opened()
  const requester = ctxFor(tenant, await createUser(tenant, { role: 'requester' }))
  await expect(openTicketMail(requester, mailId)).rejects.toThrow(Forbidden)
  await expect(originalsOf(requester, [ticketId])).rejects.toThrow(Forbidden)
  const other = await createTenant()
  const stranger = ctxFor(other, await createUser(other, { role: 'admin' }))
  await expect(openTicketMail(stranger, mailId)).rejects.toThrow(NotFound)
  expect((await originalsOf(stranger, [ticketId])).opened.size).toBe(0)
  await ownerSql('update ticket set confidential = true where id = $1', [ticketId])
  await expect(openTicketMail(agent, mailId)).rejects.toThrow(NotFound)
})

test('what is no longer kept, or became nothing, is not there', async () => {
  const { mailId } = await opened()
  await ownerSql('delete from mail_intake where for_tenant_id = $1', [tenant.id])
  await expect(openTicketMail(agent, mailId)).rejects.toThrow(NotFound)
  await expect(openTicketMail(agent, 'x')).rejects.toThrow(NotFound)
})

async function numberOf(ticketId: string): Promise<string> {
  const [row] = await ownerSql<{ number: number }>('select number from ticket where id = $1', [ticketId])
  return `INC-${row?.number ?? 0}`
}
