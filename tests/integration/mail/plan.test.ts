import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { assignIncident } from '@/lib/incidents/assign'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import { findThread, rememberMessage } from '@/lib/mail/thread'
import { planEvent } from '@/lib/mail/plan/plan-event'
import { drainMail } from '@/lib/platform/mail/delivery/drain'
import { withTenant } from '@/lib/platform/db/tenant'
import { ownerSql } from '../../support/database'
import { createTenant, systemCtx } from '../../support/factories'
import { at, createWorld, emailOf, userId, type World } from '../incidents/world'
import { bells, deliveries, outbound, planAll } from './post'
import { queue } from './queued'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const mail = (role: keyof World['as']) => emailOf(world.as[role])

const open = (given: Record<string, unknown> = {}) =>
  createIncident(world.as.agent, { title: 'Sem rede', description: 'Nada **funciona**', requesterId: userId(world.as.requester), ...given })

describe('a ticket from its opening to its end', () => {
  it('tells each side what the other did', async () => {
    const { as, tenant } = world
    const { id, number } = await open()
    await assignIncident(as.manager, id, { assigneeId: userId(as.agent) })
    await addComment(as.agent, id, { body: 'Já *olhamos*.', visibility: 'public' })
    await addComment(as.requester, id, { body: 'Obrigado' })
    await addComment(as.agent, id, { body: 'Só entre nós', visibility: 'internal' })
    await transitionIncident(as.agent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Cabo trocado' })
    await planAll(tenant)
    expect(await outbound(tenant)).toEqual([
      `received ${mail('requester')}`,
      `assigned ${mail('agent')}`,
      `public_reply ${mail('requester')}`,
      `requester_replied ${mail('agent')}`,
      `resolved ${mail('requester')}`,
    ])
    const sent = await deliveries(tenant)
    expect(sent.every(({ subject }) => subject.startsWith(`[${number}] `))).toBe(true)
    expect(sent[2]?.html).toContain('<blockquote><p>Já <em>olhamos</em>.</p></blockquote>')
    expect(sent[2]?.text).toContain('Responda acima desta linha')
    expect(sent[4]?.text).toContain('Cabo trocado')
    expect(JSON.stringify(sent)).not.toContain('Só entre nós')
  })

  it('says of itself what other machines ask for, and where an answer belongs', async () => {
    const { as, tenant } = world
    const { id } = await open()
    await addComment(as.agent, id, { body: 'Olá', visibility: 'public' })
    await planAll(tenant)
    const [received, reply] = await deliveries(tenant)
    expect(received?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' })
    expect(reply?.headers).not.toHaveProperty('Auto-Submitted')
    expect(reply?.reply_to).toContain(`<${tenant.slug}@localhost>`)
    expect(reply).toMatchObject({ in_reply_to: received?.message_id, references: received?.message_id })
    expect(await withTenant(systemCtx(tenant), (tx) => findThread(tx, ['<x@y>', reply?.message_id ?? '']))).toBe(id)
  })

  it('an answer stands behind what came in by mail', async () => {
    const { as, tenant } = world
    const { id } = await open({ channel: 'email' })
    const ctx = systemCtx(tenant)
    await withTenant(ctx, (tx) => rememberMessage(tx, { ...ctx, now: new Date(Date.now() - 60_000) }, { messageId: '<theirs@mail.test>', ticketId: id }))
    await planAll(tenant)
    await addComment(as.agent, id, { body: 'Olá', visibility: 'public' })
    await planAll(tenant)
    const [received, reply] = await deliveries(tenant)
    expect(received).toMatchObject({ in_reply_to: '<theirs@mail.test>', headers: { 'Auto-Submitted': 'auto-replied' } })
    expect(reply?.references).toBe(`<theirs@mail.test> ${received?.message_id}`)
  })
})

it('who opens a ticket by mail or in the portal is told that it arrived, by mail alone', async () => {
  const { as, tenant } = world
  await createIncident(as.requester, { title: 'Sem rede' })
  await planAll(tenant)
  expect(await outbound(tenant)).toEqual([`received ${mail('requester')}`])
  expect((await bells(tenant)).filter(({ user_id: id }) => id === userId(as.requester))).toEqual([])
})

it('what waits for somebody who is deactivated meanwhile is withheld, and the ticket says so', async () => {
  const { as, tenant } = world
  const { id } = await open()
  await planAll(tenant)
  await ownerSql(`update app_user set status = 'suspended' where id = $1`, [userId(as.requester)])
  await drainMail(new Date(), { name: 'mailbox', send: () => Promise.reject(new Error('It was sent')) })
  expect(await deliveries(tenant)).toMatchObject([{ status: 'suppressed', error: 'suspended', html: null }])
  expect(await ownerSql(`select visibility, new from timeline_entry where ticket_id = $1 and type = 'mailed'`, [id])).toEqual([
    { visibility: 'internal', new: { to: mail('requester'), event: 'received', status: 'suppressed' } },
  ])
})

it('a plan that is repeated adds nothing', async () => {
  const { tenant } = world
  await open({ assigneeId: userId(world.as.agent_l2) })
  await planAll(tenant)
  const before = [await deliveries(tenant), await bells(tenant)]
  expect(before[0]).toHaveLength(2)
  await Promise.all([planAll(tenant), planAll(tenant)])
  expect([await deliveries(tenant), await bells(tenant)]).toEqual(before)
})

it('a comment that comes with a transition is told with it, once', async () => {
  const { as, tenant } = world
  const { id } = await open()
  await transitionIncident(at(as.agent, new Date()), id, { to: 'on_hold', holdReason: 'awaiting_requester', comment: 'Qual é a sala?' })
  await planAll(tenant)
  const [, asked] = await deliveries(tenant)
  expect(asked).toMatchObject({ event: 'public_reply', to_address: mail('requester') })
  expect(asked?.text).toContain('Qual é a sala?')
})

it('who is named in a note is told, and an answer to that reaches nobody outside', async () => {
  const { as, tenant } = world
  const { id } = await open()
  await addComment(as.agent, id, { body: `@${as.agent_l2.actor.kind === 'user' ? as.agent_l2.actor.name : ''} e @${mail('requester')}, vejam`, visibility: 'internal' })
  await planAll(tenant)
  const [, ...named] = await deliveries(tenant)
  expect(named).toMatchObject([{ event: 'mention', to_address: mail('agent_l2'), reply_to: 'noreply@localhost' }])
  expect(named[0]?.text).not.toContain('Responda acima')
})

describe('what waits', () => {
  // Nothing that other tests left in the queue.
  beforeEach(() => ownerSql(`update mail_delivery set status = 'failed' where status in ('queued', 'sending')`))

  const never = { name: 'mailbox', send: () => Promise.reject(new Error('It was sent')) } as const
  const reasons = async () => (await deliveries(world.tenant)).map(({ status, error, html }) => [status, error, html])

  it('is withheld when its ticket went to the bin', async () => {
    const { id } = await open()
    await planAll(world.tenant)
    await ownerSql('update ticket set deleted_at = now() where id = $1', [id])
    await drainMail(new Date(), never)
    expect(await reasons()).toEqual([['suppressed', 'ticket_deleted', null]])
  })

  it('is withheld from whoever may not see the ticket any more, and reaches whoever may', async () => {
    const { as, tenant } = world
    const { id } = await open()
    await ownerSql('insert into watcher (tenant_id, ticket_id, user_id) values ($1, $2, $3)', [tenant.id, id, userId(as.agent)])
    await addComment(as.agent_l2, id, { body: 'Senha provisória', visibility: 'public' })
    await planAll(tenant)
    await ownerSql('update ticket set confidential = true where id = $1', [id])
    const sent: string[] = []
    await drainMail(new Date(), { name: 'mailbox', send: async ({ to }) => (sent.push(to), { providerId: null }) })
    expect(new Set(sent)).toEqual(new Set([mail('requester')]))
    const watcher = (await deliveries(tenant)).filter(({ to_address: to }) => to === mail('agent'))
    expect(watcher).toMatchObject([{ event: 'public_reply', status: 'suppressed', error: 'not_visible', html: null }])
  })

  it('is withheld from an address that is not the person’s any more', async () => {
    await open()
    await planAll(world.tenant)
    await ownerSql('update app_user set email = $2 where id = $1', [userId(world.as.requester), `${randomUUID()}@new.test`])
    await drainMail(new Date(), never)
    expect(await reasons()).toEqual([['suppressed', 'address_changed', null]])
  })

  it('is looked at when it leaves, not when its batch was taken', async () => {
    const { as, tenant } = world
    const { id } = await open()
    await addComment(as.agent, id, { body: 'Um', visibility: 'public' })
    for (let n = 0; n < 10; n++) await addComment(as.agent, id, { body: `Mais ${n}`, visibility: 'public' })
    await planAll(tenant)
    let sent = 0
    const bin = async () => {
      sent += 1
      await ownerSql('update ticket set deleted_at = coalesce(deleted_at, now()) where id = $1', [id])
      return { providerId: null }
    }
    await drainMail(new Date(), { name: 'mailbox', send: bin })
    const rows = await deliveries(tenant)
    expect(sent).toBeLessThanOrEqual(8)
    expect(rows.filter(({ error }) => error === 'ticket_deleted')).toHaveLength(rows.length - sent)
  })

  it('is withheld from the address of somebody who was deactivated, though it names nobody', async () => {
    await queue(world.tenant, { to: mail('agent').toUpperCase(), event: 'password_reset' })
    await ownerSql(`update app_user set status = 'suspended' where id = $1`, [userId(world.as.agent)])
    await drainMail(new Date(), never)
    expect(await reasons()).toEqual([['suppressed', 'suspended', null]])
  })

  it('is given up when its time is over, and can be sent by hand', async () => {
    await open()
    await planAll(world.tenant)
    await ownerSql(`update mail_delivery set expires_at = now() - interval '1 minute' where tenant_id = $1`, [world.tenant.id])
    await drainMail(new Date(), never)
    expect(await reasons()).toEqual([['failed', 'expired', expect.any(String)]])
  })
})

it('a confidential ticket is told to those who may see it', async () => {
  const { as, tenant } = world
  const { id } = await createIncident(as.agent_l2, { title: 'Sigilo', confidential: true, requesterId: userId(as.requester) })
  await ownerSql('insert into watcher (tenant_id, ticket_id, user_id) values ($1, $2, $3)', [tenant.id, id, userId(as.agent)])
  await addComment(as.agent_l2, id, { body: 'Olá', visibility: 'public' })
  await planAll(tenant)
  expect(await outbound(tenant)).toEqual([`received ${mail('requester')}`, `public_reply ${mail('requester')}`])
})

it('an address that bounced, ourselves, and the bin hear nothing', async () => {
  const { as, tenant } = world
  await ownerSql(`insert into mail_suppression (tenant_id, address, reason) values ($1, $2, 'hard_bounce')`, [tenant.id, mail('requester').toLowerCase()])
  await ownerSql('update app_user set email = $2 where id = $1', [userId(as.agent), `${tenant.slug}@localhost`])
  const { id } = await open()
  await assignIncident(as.manager, id, { assigneeId: userId(as.agent) })
  await planAll(tenant)
  expect(await deliveries(tenant)).toMatchObject([{ event: 'received', status: 'suppressed', error: 'hard_bounce', html: null }])
})

it('a backlog that Farol closes at once is told to nobody', async () => {
  const { as, tenant } = world
  const ids = [await open(), await open()].map(({ id }) => id)
  for (const id of ids) await transitionIncident(as.agent, id, { to: 'resolved', resolutionCode: 'solved', resolution: 'Feito' })
  const [old = '', late = ''] = ids
  const days = (id: string, count: number) => ownerSql(`update ticket set resolved_at = now() - make_interval(days => $2) where id = $1`, [id, count])
  await days(old, 30)
  await days(late, 6)
  const before = await planAll(tenant)
  for (const id of ids) await transitionIncident(systemCtx(tenant), id, { to: 'closed' })
  await planAll(tenant, before)
  expect((await deliveries(tenant)).filter(({ event }) => event === 'closed')).toMatchObject([{ to_address: mail('requester'), ticket_id: late }])
})

it('confirmations end when a machine must be answering them', async () => {
  const { tenant } = world
  for (let n = 0; n < 11; n++) await open({ channel: 'email' })
  await planAll(tenant)
  const states = (await deliveries(tenant)).map(({ status, error }) => error ?? status)
  expect(states).toEqual([...Array.from({ length: 10 }, () => 'queued'), 'automatic_limit'])
})

it('the tenant’s own words, rules and colours are used, in the reader’s language', async () => {
  const { as, tenant } = world
  await ownerSql(`insert into mail_template (tenant_id, event, locale, subject, body) values ($1, 'received', 'en', 'Got it', 'Dear {{recipient}}, see {{link}}')`, [tenant.id])
  await ownerSql(`insert into notification_rule (tenant_id, event, recipient, email, in_app) values ($1, 'assigned', 'assignee', false, false)`, [tenant.id])
  await ownerSql(`update app_user set locale = 'en' where id = $1`, [userId(as.requester)])
  const { number } = await open({ assigneeId: userId(as.agent_l2) })
  await planAll({ ...tenant, settings: { ...tenant.settings, brandColour: '#aa0011' } })
  const sent = await deliveries(tenant)
  expect(sent).toMatchObject([{ event: 'received', subject: `[${number}] Got it` }])
  expect(sent[0]?.text).toContain(`see http://${tenant.slug}.localhost/portal/tickets/${number}`)
  expect(sent[0]?.html).toContain('#aa0011')
  expect((await bells(tenant)).map(({ type }) => type)).toEqual([])
})

it('an update tells only who has the ticket now', async () => {
  const { as, tenant } = world
  const { id } = await open()
  await updateIncident(as.agent, id, { title: 'Outra coisa' })
  await updateIncident(as.agent, id, { assigneeId: userId(as.agent_l2) })
  await planAll(tenant)
  expect(await outbound(tenant)).toEqual([`received ${mail('requester')}`, `assigned ${mail('agent_l2')}`])
  expect(await bells(tenant)).toMatchObject([{ user_id: userId(as.agent_l2), type: 'assigned', data: { actor: expect.any(String) } }])
})

it('an event of another tenant is none', async () => {
  const { tenant } = world
  await open()
  const [{ id } = { id: '' }] = await ownerSql<{ id: string }>('select id from outbox_event where tenant_id = $1', [tenant.id])
  expect(await planEvent(systemCtx(await createTenant()), id)).toEqual({ mails: 0, notices: 0 })
  expect(await deliveries(tenant)).toEqual([])
})
