process.env.INNGEST_EVENT_KEY = 'test'
process.env.INNGEST_SIGNING_KEY = 'signkey-test-00'

import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { archiveCalendar, restoreCalendar } from '@/lib/sla/calendars/archive'
import { createCalendar } from '@/lib/sla/calendars/create'
import { getCalendar, listCalendars } from '@/lib/sla/calendars/queries'
import { updateCalendar } from '@/lib/sla/calendars/update'
import { ownerSql } from '@/tests/support/database'
import { auditOf, makeWorld, type World } from '../../people/world'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const week = { mon: [['08:00', '18:00']] }
const calendar = (name: string = newId()) => ({ name, timezone: 'America/Sao_Paulo', week, holidays: [{ date: '--12-25', name: 'Natal' }] })

async function addPolicy(definition: object): Promise<string> {
  const id = newId()
  await ownerSql(`insert into sla_policy (tenant_id, id, name, position) values ($1, $2, $3, 9)`, [world.tenant.id, id, `Policy ${id}`])
  await ownerSql(
    `insert into sla_policy_version (tenant_id, policy_id, version, name, definition) values ($1, $2, 1, 'x', $3)`,
    [world.tenant.id, id, JSON.stringify(definition)],
  )
  return id
}

const events = (id: string) =>
  ownerSql<{ payload: object }>(`select payload from outbox_event where type = 'sla_calendar.updated' and payload->>'id' = $1 order by id`, [id])

describe('a calendar', () => {
  it('is created in its first version', async () => {
    const made = await createCalendar(world.asAdmin, calendar('Comercial'))
    expect(made).toMatchObject({ name: 'Comercial', version: 1, timezone: 'America/Sao_Paulo', week, policies: [], archivedAt: null })
    expect(await getCalendar(world.asAgent, made.id)).toEqual(made)
    expect(await auditOf(made.id)).toEqual(['sla_calendar.created'])
    await expect(createCalendar(world.asAdmin, calendar('comercial'))).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
  })

  it('has no flaws', async () => {
    const flawed = { ...calendar(), timezone: 'Nowhere', week: { mon: [['18:00', '08:00']] } }
    await expect(createCalendar(world.asAdmin, flawed)).rejects.toMatchObject({
      issues: [{ path: 'timezone', code: 'unknown_timezone' }, { path: 'week.mon.0.1', code: 'end_before_start' }],
    })
    await expect(createCalendar(world.asAdmin, { ...calendar(), week: {} })).rejects.toMatchObject({ issues: [{ code: 'never_open' }] })
    await expect(createCalendar(world.asAdmin, { ...calendar(), week: { monday: [] } })).rejects.toMatchObject({
      issues: [{ path: 'week.monday', code: 'unrecognized' }],
    })
  })

  it('changes by a new version, and keeps the old one', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    const longer = { mon: [['07:00', '19:00']] }
    const changed = await updateCalendar(world.asAdmin, made.id, { week: longer, moveOpen: true }, 1)
    expect(changed).toMatchObject({ version: 2, week: longer, holidays: made.holidays, name: made.name })
    expect(await updateCalendar(world.asAdmin, made.id, { name: `${made.name}!` })).toMatchObject({ version: 3, week: longer })
    const versions = await ownerSql<{ version: number; definition: { week: object } }>(
      'select version, definition from sla_calendar_version where calendar_id = $1 order by version', [made.id],
    )
    expect(versions.map(({ version, definition }) => [version, definition.week])).toEqual([[1, week], [2, longer], [3, longer]])
    expect((await events(made.id)).map(({ payload }) => payload)).toMatchObject([
      { id: made.id, version: 2, moveOpen: true },
      { id: made.id, version: 3, moveOpen: false },
    ])
    expect(await auditOf(made.id)).toEqual(['sla_calendar.created', 'sla_calendar.updated', 'sla_calendar.updated'])
  })

  it('makes no version of nothing, and is not changed out of use', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    const { name, timezone, holidays } = made
    expect(await updateCalendar(world.asAdmin, made.id, {})).toMatchObject({ version: 1, moveId: null })
    expect(await updateCalendar(world.asAdmin, made.id, { name, timezone, week, holidays }, 1)).toMatchObject({ version: 1 })
    const { moveId } = await updateCalendar(world.asAdmin, made.id, { moveOpen: true })
    expect(await ownerSql('select input from sla_run where id = $1', [moveId])).toEqual([{ input: { calendarId: made.id } }])
    await archiveCalendar(world.asAdmin, made.id)
    await expect(updateCalendar(world.asAdmin, made.id, { timezone: 'UTC' })).rejects.toMatchObject({ reason: 'already_archived' })
  })

  it('keeps what policies in force have promised by it', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    const policy = await addPolicy({ calendarId: made.id, targets: { 1: { resolution: 50 * 3600 } } })
    await expect(updateCalendar(world.asAdmin, made.id, { week: { mon: [['08:00', '08:01']] } })).rejects.toMatchObject({
      issues: [{ path: 'week', code: 'out_of_reach', message: expect.stringContaining(`Policy ${policy}`) }],
    })
    await updateCalendar(world.asAdmin, made.id, { week: { mon: [['08:00', '09:00']] } })
    await ownerSql('update sla_policy set archived_at = now() where id = $1', [policy])
    await updateCalendar(world.asAdmin, made.id, { week: { mon: [['08:00', '08:01']] } })
  })

  it('is not changed on a stale version, nor twice at once', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    await updateCalendar(world.asAdmin, made.id, { timezone: 'UTC' }, 1)
    await expect(updateCalendar(world.asAdmin, made.id, { timezone: 'Europe/Lisbon' }, 1)).rejects.toMatchObject({
      code: 'conflict', current: { version: 2, timezone: 'UTC' },
    })
    const both = await Promise.allSettled(['Asia/Tokyo', 'Asia/Seoul'].map((timezone) => updateCalendar(world.asAdmin, made.id, { timezone }, 2)))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getCalendar(world.asAdmin, made.id)).version).toBe(3)
    await expect(updateCalendar(world.asAdmin, made.id, { week: {} }, 3)).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('is not archived while a policy in force counts by it', async () => {
    const [first, second] = [await createCalendar(world.asAdmin, calendar()), await createCalendar(world.asAdmin, calendar())]
    const policy = await addPolicy({ calendarId: first.id, targets: { 1: { resolution: 60, calendarId: second.id } } })
    for (const { id } of [first, second]) {
      expect((await getCalendar(world.asAdmin, id)).policies).toEqual([{ id: policy, name: `Policy ${policy}` }])
      await expect(archiveCalendar(world.asAdmin, id)).rejects.toMatchObject({ code: 'conflict', reason: 'calendar_in_use' })
    }
    await ownerSql('update sla_policy set archived_at = now() where id = $1', [policy])
    await archiveCalendar(world.asAdmin, first.id)
    await expect(archiveCalendar(world.asAdmin, first.id)).rejects.toMatchObject({ reason: 'already_archived' })
    expect((await listCalendars(world.asAgent)).map(({ id }) => id)).not.toContain(first.id)
    expect((await listCalendars(world.asAgent, { archived: true })).map(({ id }) => id)).toContain(first.id)
    expect(await auditOf(first.id)).toEqual(['sla_calendar.created', 'sla_calendar.archived'])
  })

  it('comes back, unless its name was taken', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    await expect(restoreCalendar(world.asAdmin, made.id)).rejects.toMatchObject({ reason: 'not_archived' })
    await archiveCalendar(world.asAdmin, made.id)
    const heir = await createCalendar(world.asAdmin, calendar(made.name))
    await expect(restoreCalendar(world.asAdmin, made.id)).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
    await archiveCalendar(world.asAdmin, heir.id)
    expect(await restoreCalendar(world.asAdmin, made.id)).toMatchObject({ archivedAt: null, version: 1 })
    expect(await auditOf(made.id)).toEqual(['sla_calendar.created', 'sla_calendar.archived', 'sla_calendar.restored'])
  })

  it('is managed by those who may, within their organisation', async () => {
    const made = await createCalendar(world.asAdmin, calendar())
    await expect(createCalendar(world.asAgent, calendar())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateCalendar(world.asAgent, made.id, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(archiveCalendar(world.asAgent, made.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listCalendars(world.asRequester)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateCalendar(world.asStranger, made.id, { name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(archiveCalendar(world.asStranger, made.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getCalendar(world.asStranger, made.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await getCalendar(world.asAdmin, made.id)).toEqual(made)
  })
})
