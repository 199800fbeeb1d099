import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemSql } from '@/lib/platform/db/system'
import { claimDue, LEASE } from '@/lib/platform/mail/delivery/claim'
import { drainMail, type WayOut } from '@/lib/platform/mail/delivery/drain'
import { markSent } from '@/lib/platform/mail/delivery/outcome'
import { makeSmtpTransport } from '@/lib/platform/mail/transports/smtp'
import { ownerSql } from '../../support/database'
import { createTenant, type TestTenant } from '../../support/factories'
import { deliveries } from './post'
import { drainAll, queue } from './queued'
import { SmtpStub } from './smtp-stub'

let tenant: TestTenant
let smtp: SmtpStub
let way: WayOut
const open: { close: () => void }[] = []
const over = (url: string): WayOut => {
  const send = makeSmtpTransport(url)
  open.push(send)
  return { name: 'smtp', send }
}
beforeEach(async () => {
  await ownerSql(`update mail_delivery set status = 'suppressed' where status in ('queued', 'sending')`)
  tenant = await createTenant()
  smtp = await SmtpStub.start()
  way = over(smtp.url())
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await smtp.stop()
})
const only = async () => (await deliveries(tenant))[0]
const dueIn = async () => {
  const [row] = await ownerSql<{ seconds: number }>(
    'select extract(epoch from next_try_at - now())::float as seconds from mail_delivery where tenant_id = $1',
    [tenant.id],
  )
  return row?.seconds ?? NaN
}

describe('over a real SMTP server', () => {
  it('a message arrives as it was planned, over TLS, signed in', async () => {
    const id = await queue(tenant, { inReplyTo: '<a@x>', references: '<a@x> <b@x>', replyTo: '"Acme" <acme@desk.test>' })
    await drainAll(way)
    const sent = await only()
    expect(sent).toMatchObject({ status: 'sent', transport: 'smtp', provider_id: '4F1B2', attempts: 1, error: null })
    expect(smtp.messages).toMatchObject([{ secure: true, user: 'farol' }])
    const [mail] = await Promise.all(smtp.to(`${id}@example.test`))
    expect(mail).toMatchObject({ messageId: sent?.message_id, subject: '[INC-000001] Olá, ação', inReplyTo: '<a@x>', references: ['<a@x>', '<b@x>'], text: 'Olá\n' })
    expect(mail?.html).toBe('<p>Olá</p>')
    expect(mail?.from?.text).toBe('"Acme" <acme@desk.test>')
    expect(mail?.replyTo?.text).toBe('"Acme" <acme@desk.test>')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('and over TLS from the first byte', async () => {
    const secure = await SmtpStub.start({ secure: true })
    await queue(tenant)
    await drainAll(over(secure.url({ protocol: 'smtps' })))
    expect(secure.messages).toHaveLength(1)
    await secure.stop()
  })

  it('a certificate that nobody vouches for is not taken', async () => {
    await queue(tenant)
    await drainAll(over(smtp.url({ trusting: false })))
    expect(await only()).toMatchObject({ status: 'queued', error: expect.stringContaining('self-signed') })
    expect(smtp.messages).toEqual([])
  })

  it('an address that does not exist is given up at once; one that is greylisted is tried again', async () => {
    await queue(tenant, { to: 'nobody@example.test' })
    await queue(tenant, { to: 'later@example.test' })
    smtp.refused.set('nobody@example.test', 550).set('later@example.test', 451)
    await drainAll(way)
    const [gone, later] = await deliveries(tenant)
    expect(gone).toMatchObject({ status: 'failed', attempts: 1, error: expect.stringContaining('550') })
    expect(later).toMatchObject({ status: 'queued', attempts: 1, error: expect.stringContaining('451') })
    smtp.refused.clear()
    await drainAll(way, new Date(Date.now() + 31_000))
    expect((await deliveries(tenant))[1]).toMatchObject({ status: 'sent', attempts: 2, error: null })
    expect(smtp.messages.map(({ to }) => to)).toEqual([['later@example.test']])
  })

  it('a server that is away, or does not let us in, uses up no attempt', async () => {
    await queue(tenant)
    await drainAll(over(smtp.url({ password: 'wrong' })))
    expect(await only()).toMatchObject({ status: 'queued', attempts: 0, error: expect.stringContaining('535') })
    expect(await dueIn()).toBeGreaterThan(20)
    await smtp.stop()
    await drainAll(way, new Date(Date.now() + 40_000))
    expect(await only()).toMatchObject({ status: 'queued', attempts: 0, error: expect.stringContaining('ECONNREFUSED') })
    smtp = await SmtpStub.start()
    await drainAll(over(smtp.url()), new Date(Date.now() + 120_000))
    expect(await only()).toMatchObject({ status: 'sent', attempts: 1 })
  })

  it('what could not be sent in its time is given up', async () => {
    await queue(tenant, { expiresAt: new Date(Date.now() + 1_000) })
    smtp.refused.set((await only())?.to_address ?? '', 451)
    await drainAll(way)
    expect(await only()).toMatchObject({ status: 'failed', attempts: 1 })
  })
})

describe('a sender that dies', () => {
  it('after the server took the message: it goes out again, the same to the letter', async () => {
    const id = await queue(tenant)
    const now = new Date()
    const [taken] = await claimDue(systemSql, now, 10)
    if (!taken) throw new Error('nothing was due')
    const { fromAddress: from, toAddress: to, ...rest } = taken
    await way.send({ ...rest, kind: taken.event, from, to, secret: false }, AbortSignal.timeout(5_000))
    // It is killed here. Others leave the message alone until its lease is over.
    await drainAll(way)
    expect(smtp.messages).toHaveLength(1)
    await drainAll(way, new Date(now.getTime() + LEASE + 1_000))
    const [first, second, ...more] = await Promise.all(smtp.to(`${id}@example.test`))
    expect(more).toEqual([])
    expect(second?.messageId).toBe(first?.messageId)
    expect([second?.subject, second?.text, second?.html]).toEqual([first?.subject, first?.text, first?.html])
    expect(await deliveries(tenant)).toMatchObject([{ status: 'sent', attempts: 2 }])
    // Should the dead one have been merely slow, it has nothing to say any more.
    await markSent(systemSql, taken, 'smtp', { providerId: 'late' }, new Date())
    expect(await only()).toMatchObject({ provider_id: '4F1B2' })
  })

  it('two senders at a time send each message once', async () => {
    for (let n = 0; n < 40; n++) await queue(tenant)
    await Promise.all([drainAll(way), drainAll(way), drainAll(over(smtp.url()))])
    expect(smtp.messages).toHaveLength(40)
    expect(new Set(smtp.messages.flatMap(({ to }) => to)).size).toBe(40)
  })
})

it('a long queue of one organisation holds up nobody else’s', async () => {
  for (let n = 0; n < 100; n++) await queue(tenant)
  const other = await createTenant()
  await queue(other)
  await drainMail(new Date(), way)
  expect(await deliveries(other)).toMatchObject([{ status: 'sent' }])
})

it('the mail of a suspended organisation does not leave, and says why', async () => {
  await queue(tenant)
  await ownerSql(`update tenant set status = 'suspended' where id = $1`, [tenant.id])
  await drainAll(way)
  expect(await only()).toMatchObject({ status: 'suppressed', error: 'tenant_suspended', html: null })
})
