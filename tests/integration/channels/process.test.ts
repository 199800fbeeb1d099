import { beforeEach, describe, expect, test, vi } from 'vitest'
import { storeIntake } from '@/lib/channels/email/intake/store'
import { sweepMail } from '@/lib/channels/email/jobs'
import { processIntake } from '@/lib/channels/email/process'
import { rememberMessage } from '@/lib/mail/thread'
import { withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { queue } from '../mail/queued'
import { createTenant, createTicket, createUser, systemCtx, type TestTenant } from '../../support/factories'
import { countTickets, letter, mailsOf, take, takeFrom } from './mail'

let tenant: TestTenant
beforeEach(async () => {
  tenant = await createTenant()
})

const store = (raw: Uint8Array) => storeIntake(raw, { source: 'api', recipients: [], tenantId: tenant.id, mailboxId: null })
const stateOf = async (id: string) => (await ownerSql<{ state: string; attempts: number; due_at: Date | null }>('select state, attempts, due_at from mail_intake where id = $1', [id]))[0]

describe('whose a message is', () => {
  test('its recipients say so: the default address, tags, the own host, mailboxes', async () => {
    const outsider = await createTenant()
    await ownerSql(`insert into mailbox (tenant_id, id, name, address, kind) values ($1, $2, 'x', $3, 'forward')`, [tenant.id, newId(), `ajuda@${tenant.slug}.test`])
    const to = [`${tenant.slug}@localhost`, `${tenant.slug}+vip@localhost`, `qualquer@${tenant.slug}.localhost`, `Ajuda@${tenant.slug}.test`, `ajuda+1@${tenant.slug}.test`]
    for (const address of to) {
      const { processed } = await takeFrom(letter({ to: address }), {})
      expect(processed).toMatchObject({ outcome: 'created' })
    }
    expect(await countTickets(tenant)).toBe(to.length)
    expect(await countTickets(outsider)).toBe(0)
  })

  test('the envelope goes before what the message says', async () => {
    const named = await createTenant()
    await takeFrom(letter({ to: `${named.slug}@localhost` }), { recipients: [`${tenant.slug}@localhost`] })
    expect([await countTickets(tenant), await countTickets(named)]).toEqual([1, 0])
    await takeFrom(letter({ to: `${named.slug}@localhost`, headers: [`Delivered-To: ${tenant.slug}@localhost`] }), {})
    expect([await countTickets(tenant), await countTickets(named)]).toEqual([2, 0])
  })

  test('an address that another tenant named before leads no mail away', async () => {
    const thief = await createTenant()
    const address = `suporte@${newId()}.test`
    for (const [owner, at] of [[tenant, '2026-01-01'], [thief, '2026-02-01']] as const) {
      await ownerSql(`insert into mailbox (tenant_id, id, name, address, kind, created_at) values ($1, $2, 'x', $3, 'forward', $4)`, [owner.id, newId(), address, at])
    }
    await takeFrom(letter({ to: address }), {})
    expect([await countTickets(tenant), await countTickets(thief)]).toEqual([1, 0])
  })

  test('one for nobody is kept, and does nothing', async () => {
    const { id, processed } = await takeFrom(letter({ to: 'x@nowhere.test' }), {})
    expect(processed).toEqual({ outcome: 'rejected', ticket: null })
    expect(await stateOf(id)).toMatchObject({ state: 'unclaimed' })
  })

  test('one for two tenants becomes a ticket in each', async () => {
    const other = await createTenant()
    await takeFrom(letter({ to: `${tenant.slug}@localhost, ${other.slug}@localhost` }), {})
    expect([await countTickets(tenant), await countTickets(other)]).toEqual([1, 1])
  })
})

describe('once', () => {
  test('the same message twice makes one ticket, and the repeat says of what', async () => {
    const raw = letter({})
    await take(tenant, raw)
    const { processed } = await take(tenant, Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]))
    expect(processed).toEqual({ outcome: 'ignored', ticket: null })
    expect(await countTickets(tenant)).toBe(1)
    expect((await mailsOf(tenant)).map(({ outcome, reason }) => [outcome, reason])).toEqual([['created', null], ['ignored', 'duplicate']])
  })

  test('the same bytes without a Message-ID, too', async () => {
    const raw = letter({ messageId: null })
    await Promise.all([take(tenant, raw), take(tenant, raw)])
    expect(await countTickets(tenant)).toBe(1)
  })

  test('two processes at one message make one ticket', async () => {
    const id = await store(letter({}))
    await Promise.all([processIntake(id), processIntake(id), processIntake(id)])
    expect(await countTickets(tenant)).toBe(1)
    expect(await stateOf(id)).toMatchObject({ state: 'done', attempts: 1 })
  })

  test('what a crash left behind is swept up, and a ticket that stands is not made again', async () => {
    const [stored, half] = [await store(letter({ subject: 'Antes' })), await store(letter({ subject: 'Depois' }))]
    await processIntake(half)
    // As if the process had died between the commit of the ticket and the note that the message is done.
    await ownerSql(`update mail_intake set state = 'received', attempts = 1, processed_at = null, due_at = now() - interval '1 s' where id = $1`, [half])
    await ownerSql(`update mail_intake set due_at = now() - interval '1 s' where id = $1`, [stored])
    await sweepMail()
    expect(await countTickets(tenant)).toBe(2)
    expect([await stateOf(stored), await stateOf(half)]).toMatchObject([{ state: 'done' }, { state: 'done' }])
  })

  test('a failure is put off, tried again, and at last shown to people', async () => {
    const id = await store(letter({}))
    // Whatever goes wrong: here there is no role for the new contact.
    await ownerSql(`update role set key = 'gone' where tenant_id = $1 and key = 'requester'`, [tenant.id])
    expect(await processIntake(id)).toBeNull()
    expect(await stateOf(id)).toMatchObject({ state: 'received', attempts: 1 })
    await ownerSql(`update mail_intake set attempts = 7, due_at = now() - interval '1 second' where id = $1`, [id])
    expect(await processIntake(id)).toBeNull()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', due_at: null })
    expect(await mailsOf(tenant)).toMatchObject([{ status: 'failed', reason: 'error' }])
    expect(await countTickets(tenant)).toBe(0)
  })

  test('a Message-ID that comes again with another text is another message', async () => {
    const messageId = '<immer-gleich@scanner.test>'
    await take(tenant, letter({ messageId, text: 'Seite eins' }))
    expect((await take(tenant, letter({ messageId, text: 'Seite eins\r\n-- \r\nVia lista', headers: ['Received: x'] }))).processed).toMatchObject({ outcome: 'ignored' })
    expect((await take(tenant, letter({ messageId, text: 'Etwas anderes' }))).processed).toMatchObject({ outcome: 'created' })
    expect(await countTickets(tenant)).toBe(2)
  })

  test('mail for a suspended organisation waits for it', async () => {
    await ownerSql(`update tenant set status = 'suspended' where id = $1`, [tenant.id])
    const id = await store(letter({}))
    await processIntake(id)
    expect(await stateOf(id)).toMatchObject({ state: 'received' })
    await ownerSql(`update tenant set status = 'active' where id = $1`, [tenant.id])
    // That it is back is heard a moment later.
    await vi.waitFor(async () => {
      await ownerSql(`update mail_intake set due_at = now() - interval '1 second' where id = $1`, [id])
      await processIntake(id)
      expect(await countTickets(tenant)).toBe(1)
    }, { timeout: 10_000 })
  })
})

test('who names an address at the host of another organisation as a mailbox is sent nothing of it', async () => {
  const outsider = await createTenant()
  const address = `suporte@${tenant.slug}.localhost`
  await ownerSql(`insert into mailbox (tenant_id, id, name, address, kind) values ($1, $2, 'x', $3, 'forward')`, [outsider.id, newId(), address])
  await takeFrom(letter({ to: address }), {})
  expect([await countTickets(tenant), await countTickets(outsider)]).toEqual([1, 0])
})

describe('limits', () => {
  test('two machines that answer each other stop after ten tickets', async () => {
    for (let count = 0; count < 12; count += 1) await take(tenant, letter({ subject: `Recebemos sua mensagem ${count}` }))
    expect(await countTickets(tenant)).toBe(10)
    expect((await mailsOf(tenant)).at(-1)).toMatchObject({ status: 'ignored', outcome: 'rejected', reason: 'answer_limit' })
  })

  test('a flood is kept and does nothing', async () => {
    await take(tenant, letter({}))
    await ownerSql(
      `insert into inbound_mail (tenant_id, id, intake_id, from_address, size, status, outcome, received_at)
       select $1, gen_random_uuid(), gen_random_uuid(), 'ana@cliente.test', 1, 'done', 'replied', now() from generate_series(1, 60)`,
      [tenant.id],
    )
    const { processed } = await take(tenant, letter({}))
    expect(processed).toEqual({ outcome: 'rejected', ticket: null })
  })
})

describe('replies', () => {
  async function conversation(columns: Record<string, unknown> = {}) {
    const ana = await createUser(tenant, { role: 'requester', email: 'ana@cliente.test' })
    const ticket = await createTicket(tenant, ana, columns)
    const ctx = systemCtx(tenant)
    const messageId = `<farol.${newId()}@localhost>`
    await withTenant(ctx, (tx) => rememberMessage(tx, ctx, { messageId, ticketId: ticket.id }))
    const told = (userId: string, to: string) => queue(tenant, { messageId, ticketId: ticket.id, userId, to })
    return { ana, ticket, messageId, told, answer: (more = {}) => letter({ headers: [`In-Reply-To: ${messageId}`], ...more }) }
  }
  const ticketOf = async (id: string) => (await ownerSql<{ status: string }>('select status from ticket where id = $1', [id]))[0]

  test('wakes what waits for the requester', async () => {
    const { ticket, answer } = await conversation({ status: 'on_hold', hold_reason: 'awaiting_requester' })
    expect((await take(tenant, answer())).processed).toMatchObject({ outcome: 'replied', ticket: { id: ticket.id } })
    expect(await ticketOf(ticket.id)).toEqual({ status: 'in_progress' })
  })

  test('reopens within the window, and follows up after it', async () => {
    const { ticket, answer } = await conversation({ status: 'resolved', resolved_at: new Date() })
    expect((await take(tenant, answer())).processed).toMatchObject({ outcome: 'reopened' })
    await ownerSql(`update ticket set status = 'closed', resolved_at = now() - interval '20 days', closed_at = now() where id = $1`, [ticket.id])
    const { processed } = await take(tenant, answer())
    expect(processed?.outcome).toBe('follow_up')
    expect(processed?.ticket?.id).not.toBe(ticket.id)
  })

  test('a reply to our reply to theirs finds the ticket by their own Message-ID', async () => {
    const first = `<${newId()}@cliente.test>`
    const { processed } = await take(tenant, letter({ messageId: first }))
    const again = await take(tenant, letter({ headers: [`References: ${first}`] }))
    expect(again.processed).toMatchObject({ outcome: 'replied', ticket: processed?.ticket })
  })

  test('a stranger who has the message leaves a note that the requester does not see', async () => {
    const { ticket, answer } = await conversation({ status: 'on_hold', hold_reason: 'awaiting_requester' })
    expect((await take(tenant, answer({ from: 'Zé <ze@fora.test>' }))).processed).toMatchObject({ outcome: 'noted' })
    expect(await ticketOf(ticket.id)).toEqual({ status: 'on_hold' })
    const [comment] = await ownerSql(`select visibility, channel from comment where ticket_id = $1`, [ticket.id])
    expect(comment).toEqual({ visibility: 'internal', channel: 'email' })
  })

  test('somebody of the desk answers the requester by mail', async () => {
    const { ticket, answer, told } = await conversation()
    const agent = await createUser(tenant, { role: 'agent' })
    await told(agent.id, agent.email)
    await take(tenant, answer({ from: agent.email, text: 'Vou aí.' }))
    const [comment] = await ownerSql(`select visibility, channel, author_id, body_text from comment where ticket_id = $1`, [ticket.id])
    expect(comment).toEqual({ visibility: 'public', channel: 'email', author_id: agent.id, body_text: 'Vou aí.' })
  })

  test('who forges the address of somebody of the desk leaves a note, whatever ticket or message they name', async () => {
    const { ana, ticket, answer, told, messageId } = await conversation({ status: 'on_hold', hold_reason: 'awaiting_requester' })
    const agent = await createUser(tenant, { role: 'agent' })
    // Ana has the message that was sent to her, and knows the number.
    await told(ana.id, ana.email)
    const [{ number } = { number: 0 }] = await ownerSql<{ number: number }>('select number from ticket where id = $1', [ticket.id])
    for (const forged of [answer({ from: agent.email }), letter({ from: agent.email, subject: `INC-${number}` })]) {
      expect((await take(tenant, forged)).processed).toMatchObject({ outcome: 'noted', ticket: { id: ticket.id } })
    }
    expect(messageId).toBeTruthy()
    const comments = await ownerSql<{ visibility: string }>(`select visibility from comment where ticket_id = $1`, [ticket.id])
    expect(comments.map(({ visibility }) => visibility)).toEqual(['internal', 'internal'])
    expect(await ticketOf(ticket.id)).toEqual({ status: 'on_hold' })
  })

  test('a report silences nobody but whom the message was sent to', async () => {
    const { ana, told, messageId } = await conversation()
    await told(ana.id, ana.email)
    const report = (address: string) => Buffer.from(letter({
      from: 'mailer-daemon@cliente.test',
      headers: ['Content-Type: multipart/report; boundary=b', 'MIME-Version: 1.0'],
      text: `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <other@x.test>\r\nReferences: ${messageId}\r\n\r\n--b--`,
    }).toString().replace('Content-Type: text/plain; charset=utf-8\r\n', ''))
    for (const address of ['chefe@acme.test', ana.email]) await take(tenant, report(address))
    const rows = await ownerSql<{ address: string }>('select address from mail_suppression where tenant_id = $1', [tenant.id])
    expect(rows).toEqual([{ address: ana.email }])
  })

  test('a header that holds what no header may is only without it', async () => {
    const { processed } = await take(tenant, letter({ from: '"A" <a\u0000b@cliente.test>', messageId: '<a\u0000b@cliente.test>', headers: ['References: <x\u0001@y.test>', 'Sender: zoe@cliente.test'] }))
    expect(processed).toMatchObject({ outcome: 'created' })
  })

  test('a message that ends whoever works on it is left to people in the end', async () => {
    const id = await storeIntake(letter({}), { source: 'api', recipients: [], tenantId: tenant.id, mailboxId: null })
    await ownerSql(`update mail_intake set attempts = 8, due_at = now() - interval '1 second' where id = $1`, [id])
    expect(await processIntake(id)).toBeNull()
    expect(await ownerSql('select state, error from mail_intake where id = $1', [id])).toEqual([{ state: 'failed', error: 'crashed' }])
    expect(await mailsOf(tenant)).toMatchObject([{ status: 'failed', reason: 'error' }])
  })

  test('with a server that checks senders, a forged one is refused', async () => {
    vi.resetModules()
    process.env.MAIL_AUTH_SERVER = 'mx.farol.test'
    const { takeFrom: fresh } = await import('./mail')
    const raw = letter({ headers: ['Authentication-Results: mx.farol.test; dmarc=fail header.from=cliente.test'] })
    const { processed } = await fresh(raw, { tenantId: tenant.id })
    delete process.env.MAIL_AUTH_SERVER
    vi.resetModules()
    expect(processed).toEqual({ outcome: 'rejected', ticket: null })
    expect(await mailsOf(tenant)).toMatchObject([{ reason: 'forged_sender' }])
  })
})

test('a mailbox routes, takes machines, and makes followers of those in Cc', async () => {
  const [team, mailbox] = [newId(), newId()]
  await ownerSql(`insert into team (tenant_id, id, name) values ($1, $2, 'Redes')`, [tenant.id, team])
  await ownerSql(
    `insert into mailbox (tenant_id, id, name, address, kind, team_id, automatic, watch_cc) values ($1, $2, 'x', 'noc@empresa.test', 'forward', $3, true, true)`,
    [tenant.id, mailbox, team],
  )
  const raw = letter({ to: 'noc@empresa.test', headers: ['Auto-Submitted: auto-generated', `Cc: Bia <bia@cliente.test>, ${tenant.slug}@localhost`] })
  const { processed } = await take(tenant, raw)
  const [ticket] = await ownerSql(
    `select team_id, channel, array(select u.email from watcher w join app_user u on u.id = w.user_id where w.ticket_id = t.id) as watchers from ticket t where id = $1`,
    [processed?.ticket?.id],
  )
  expect(ticket).toEqual({ team_id: team, channel: 'email', watchers: ['bia@cliente.test'] })
})
