import { beforeEach, describe, expect, it } from 'vitest'
import { createIncident } from '@/lib/incidents/create'
import { listDeliveries, listSuppressions } from '@/lib/mail/deliveries/queries'
import { releaseAddress } from '@/lib/mail/deliveries/release'
import { retryDelivery } from '@/lib/mail/deliveries/retry'
import { getMatrix } from '@/lib/mail/rules/queries'
import { updateMatrix } from '@/lib/mail/rules/update'
import { previewTemplate } from '@/lib/mail/templates/preview'
import { getTemplate, listTemplates } from '@/lib/mail/templates/queries'
import { resetTemplate } from '@/lib/mail/templates/reset'
import { saveTemplate } from '@/lib/mail/templates/save'
import { sendTestMail } from '@/lib/mail/templates/send-test'
import { STANDARD_MATRIX } from '@/lib/mail/vocabulary'
import { getPreferences } from '@/lib/notifications/preferences/queries'
import { updatePreferences } from '@/lib/notifications/preferences/update'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor } from '../../support/factories'
import { audit, createWorld, userId, type World } from '../incidents/world'
import { deliveries, planAll } from './post'
import { queue } from './queued'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
const stranger = async () => {
  const tenant = await createTenant()
  return ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
}
const actions = async () => (await audit(world.tenant, world.tenant.id)).map(({ action }) => action)

describe('the matrix', () => {
  it('keeps what differs from the standard, and only that', async () => {
    const { as, tenant } = world
    await updateMatrix(as.admin, { cells: [{ event: 'closed', recipient: 'requester', email: false, inApp: true }, { event: 'received', recipient: 'requester', email: true, inApp: false }] })
    expect((await getMatrix(as.admin)).closed.requester).toEqual({ email: false, inApp: true })
    expect(await ownerSql('select event from notification_rule where tenant_id = $1', [tenant.id])).toEqual([{ event: 'closed' }])
    await updateMatrix(as.admin, { cells: [{ event: 'closed', recipient: 'requester', email: true, inApp: true }] })
    expect(await getMatrix(as.admin)).toEqual(STANDARD_MATRIX)
    expect(await actions()).toEqual(['mail.matrix_updated', 'mail.matrix_updated'])
  })

  it('has no cell in which a requester hears of service levels, and is for who manages mail', async () => {
    const cells = [{ event: 'sla_breach', recipient: 'requester', email: true, inApp: true }]
    await expect(updateMatrix(world.as.admin, { cells })).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(updateMatrix(world.as.manager, { cells })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getMatrix(world.as.agent)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('of another tenant is its own', async () => {
    await updateMatrix(await stranger(), { cells: [{ event: 'closed', recipient: 'requester', email: false, inApp: false }] })
    expect(await getMatrix(world.as.admin)).toEqual(STANDARD_MATRIX)
  })
})

describe('a template', () => {
  const words = { event: 'received', locale: 'en', subject: 'Got {{ticket.number}}', body: 'Hi {{recipient}}' } as const

  it('is the tenant’s own until it is put back', async () => {
    const { as } = world
    const saved = await saveTemplate(as.admin, words, 0)
    expect(saved).toMatchObject({ ...words, version: 1, own: true })
    expect(await getTemplate(as.admin, { event: 'received', locale: 'en' })).toEqual(saved)
    expect((await listTemplates(as.admin)).filter(({ own }) => own)).toEqual([saved])
    expect(await resetTemplate(as.admin, { event: 'received', locale: 'en' })).toMatchObject({ own: false, version: 0 })
    expect((await listTemplates(as.admin)).some(({ own }) => own)).toBe(false)
    expect(await actions()).toEqual(['mail.template_saved', 'mail.template_reset'])
  })

  it('that somebody else changed meanwhile is not written over', async () => {
    const { as } = world
    await saveTemplate(as.admin, words, 0)
    await expect(saveTemplate(as.admin, { ...words, subject: 'Late' }, 0)).rejects.toMatchObject({ code: 'conflict' })
    expect(await saveTemplate(as.admin, { ...words, subject: 'In time' }, 1)).toMatchObject({ version: 2 })
  })

  it('names variables that there are', async () => {
    const wrong = { ...words, body: 'Hi {{nobody}}' }
    for (const work of [saveTemplate(world.as.admin, wrong, 0), previewTemplate(world.as.admin, wrong), sendTestMail(world.as.admin, wrong)])
      await expect(work).rejects.toMatchObject({ issues: [{ path: 'body', code: 'unknown_variable' }] })
    await expect(saveTemplate(world.as.agent, words, 0)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is shown as a message, and sent to who asks', async () => {
    const { as, tenant } = world
    expect(await previewTemplate(as.admin, words)).toMatchObject({ subject: '[INC-000123] Got INC-000123', text: expect.stringContaining('Hi admin of') })
    expect(await deliveries(tenant)).toEqual([])
    const { to } = await sendTestMail(as.admin, words)
    expect(await deliveries(tenant)).toMatchObject([{ event: 'test', to_address: to, status: 'queued' }])
  })
})

describe('sent mail', () => {
  it('that failed is tried again by hand, the same message', async () => {
    const { as, tenant } = world
    const id = await queue(tenant)
    await expect(retryDelivery(as.admin, id)).rejects.toMatchObject({ code: 'conflict' })
    await ownerSql(`update mail_delivery set status = 'failed', attempts = 3, error = '550' where id = $1`, [id])
    const [before] = await deliveries(tenant)
    await expect(retryDelivery(await stranger(), id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(retryDelivery(as.manager, id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await deliveries(tenant)).toEqual([before])
    await retryDelivery(as.admin, id)
    expect(await deliveries(tenant)).toMatchObject([{ status: 'queued', attempts: 0, message_id: before?.message_id }])
    expect((await audit(tenant, id)).map(({ action }) => action)).toEqual(['mail.retried'])
  })

  it('about a ticket that one may not see is not listed', async () => {
    const { as, tenant } = world
    await createIncident(as.agent_l2, { title: 'Sigilo', confidential: true, requesterId: userId(as.requester) })
    await createIncident(as.agent, { title: 'Aberto', requesterId: userId(as.requester) })
    await planAll(tenant)
    const role = (actor: World['as']['admin'], ...permissions: string[]) =>
      actor.actor.kind === 'user' ? { ...actor, actor: { ...actor.actor, permissions: new Set(permissions) } } : actor
    const titles = async (ctx: World['as']['admin']) => (await listDeliveries(ctx)).data.map(({ subject }) => subject.slice(13))
    expect(await titles(as.admin)).toEqual(['Aberto', 'Sigilo'])
    expect(await titles(role(as.admin, 'mail.manage', 'incident.read') as typeof as.admin)).toEqual(['Aberto'])
    expect(await titles(role(as.admin, 'mail.manage') as typeof as.admin)).toEqual([])
    expect((await listDeliveries(as.admin, { search: 'sigilo', status: 'queued' })).data).toHaveLength(1)
    expect((await listDeliveries(await stranger())).data).toEqual([])
  })

  it('is withheld from an address until that is released', async () => {
    const { as, tenant } = world
    await ownerSql(`insert into mail_suppression (tenant_id, address, reason) values ($1, 'a@b.test', 'hard_bounce')`, [tenant.id])
    await expect(releaseAddress(await stranger(), 'a@b.test')).rejects.toMatchObject({ code: 'not_found' })
    expect(await listSuppressions(as.admin)).toMatchObject([{ address: 'a@b.test', reason: 'hard_bounce' }])
    await releaseAddress(as.admin, 'A@b.test')
    expect(await listSuppressions(as.admin)).toEqual([])
  })
})

it('people choose what they are told of, and requesters are not asked about what they never hear of', async () => {
  const { as, tenant } = world
  await updatePreferences(as.requester, { preferences: [{ event: 'resolved', email: false, inApp: true }] })
  const events = (await getPreferences(as.requester)).map(({ event }) => event)
  expect(events).not.toContain('sla_breach')
  expect((await getPreferences(as.requester)).filter(({ email }) => !email)).toEqual([{ event: 'resolved', email: false, inApp: true }])
  expect((await getPreferences(as.agent)).every(({ email, inApp }) => email && inApp)).toBe(true)
  await expect(updatePreferences(as.agent, { preferences: [{ event: 'other', email: true, inApp: true }] })).rejects.toMatchObject({ code: 'validation_failed' })
  expect((await audit(tenant, userId(as.requester))).map(({ action }) => action)).toEqual(['user.preferences_updated'])
})
