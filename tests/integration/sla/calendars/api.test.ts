import { beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../api/world'

let world: World
let token: string
beforeAll(async () => {
  world = await createWorld()
  token = world.keys.admin
})

const week = { mon: [['09:00', '12:00'], ['13:00', '17:00']], tue: [['09:00', '17:00']], fri: [['09:00', '17:00']] }
const asked = { timezone: 'America/Sao_Paulo', week, holidays: ['2026-12-25', '--12-25'] }
const preview = (more: object) => world.api.post('/sla/calendars/preview', { ...asked, ...more }, { token })
const flaws = async (more: object) => {
  const { status, body } = await preview(more)
  return [status, ...(body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)]
}

describe('POST /sla/calendars/preview', () => {
  it('tells when a duration is used up, and why', async () => {
    const { status, body } = await preview({ start: '2026-11-20T15:00:00-03:00', seconds: 3 * 3600 })
    expect(status).toBe(200)
    expect(body).toEqual({
      end: '2026-11-23T13:00:00.000Z',
      trace: [
        { from: '2026-11-20T18:00:00.000Z', to: '2026-11-20T20:00:00.000Z', seconds: 7200, counted: true, reason: 'open' },
        { from: '2026-11-20T20:00:00.000Z', to: '2026-11-23T12:00:00.000Z', seconds: 230_400, counted: false, reason: 'closed' },
        { from: '2026-11-23T12:00:00.000Z', to: '2026-11-23T13:00:00.000Z', seconds: 3600, counted: true, reason: 'open' },
      ],
    })
  })

  it('tells how much of a span counts, with holidays', async () => {
    const { body } = await preview({ start: '2026-12-25T00:00', end: '2026-12-28T10:00' })
    expect(body.seconds).toBe(3600)
    expect(body.trace.map(({ reason }: { reason: string }) => reason)).toEqual(['holiday', 'closed', 'open'])
  })

  it('ends at closing time, begins anywhere, and counts nothing at all', async () => {
    expect((await preview({ start: '2026-11-24T16:00:00.000Z', seconds: 4 * 3600 })).body.end).toBe('2026-11-24T20:00:00.000Z')
    expect((await preview({ start: '2026-11-21T12:00', seconds: 0 })).body).toEqual({ end: '2026-11-21T15:00:00.000Z', trace: [] })
    expect((await preview({ start: '2026-11-21T12:00', end: '2026-11-21T12:00' })).body).toEqual({ seconds: 0, trace: [] })
  })

  it('reads local times: the earlier of two, and on from a gap', async () => {
    const zone = { timezone: 'America/New_York', week: { sun: [['00:00', '24:00']] }, seconds: 0 }
    expect((await preview({ ...zone, start: '2024-11-03T01:30:00' })).body.end).toBe('2024-11-03T05:30:00.000Z')
    expect((await preview({ ...zone, start: '2024-03-10T02:30:00' })).body.end).toBe('2024-03-10T07:30:00.000Z')
  })

  it('counts ten years, and tells the rest of a long way by its sum', async () => {
    const { body } = await preview({ start: '2026-01-01T00:00:00Z', seconds: 315_360_000 })
    expect(body.trace).toHaveLength(2001)
    const counted = body.trace.filter((line: { counted: boolean }) => line.counted)
    expect(counted.reduce((sum: number, { seconds }: { seconds: number }) => sum + seconds, 0)).toBe(315_360_000)
    expect(body.trace.at(-1)).toMatchObject({ to: body.end, counted: true, reason: 'open' })
    expect(Date.parse(body.end)).toBeGreaterThan(Date.UTC(2090, 0, 1))
  })

  it('refuses what it cannot answer, at its place', async () => {
    const start = '2026-11-20T15:00:00-03:00'
    expect(await flaws({ start })).toEqual([422, 'seconds required'])
    expect(await flaws({ start, seconds: 1, end: start })).toEqual([422, 'end ambiguous'])
    expect(await flaws({ start, end: '2026-11-20T17:59:59Z' })).toEqual([422, 'end end_before_start'])
    expect(await flaws({ start, seconds: -1 })).toEqual([422, 'seconds too_small'])
    expect(await flaws({ start, seconds: 315_360_001 })).toEqual([422, 'seconds too_big'])
    expect(await flaws({ start, seconds: 1.5 })).toEqual([422, 'seconds invalid_type'])
    expect(await flaws({ start: '2026-02-30T08:00', seconds: 1 })).toEqual([422, 'start invalid_format'])
    expect(await flaws({ start: '1815-06-18T08:00Z', seconds: 1 })).toEqual([422, 'start out_of_range'])
    expect(await flaws({ start: '9999-12-31T08:00Z', seconds: 315_360_000 })).toEqual([422, 'seconds out_of_range'])
    expect(await flaws({ start, seconds: 1, timezone: 'Mars/Base' })).toEqual([422, 'timezone unknown_timezone'])
    expect(await flaws({ start, seconds: 1, week: {} })).toEqual([422, 'week never_open'])
    expect(await flaws({ start, seconds: 1, week: { mon: [['24:00', '24:00']] } })).toEqual([422, 'week.mon.0.0 invalid_time'])
    expect(await flaws({ start, seconds: 1, week: { mon: [['08:00']] } })).toEqual([422, 'week.mon.0 too_small'])
    expect(await flaws({ start, seconds: 1, holidays: ['2026-02-30'] })).toEqual([422, 'holidays.0 invalid_date'])
    expect(await flaws({ start, seconds: 1, color: 'red' })).toEqual([422, 'color unrecognized'])
    expect((await world.api.post('/sla/calendars/preview', { ...asked, start, seconds: 1 }, { token: world.keys.requester })).status).toBe(403)
    expect((await world.api.post('/sla/calendars/preview', { ...asked, start, seconds: 1 })).status).toBe(401)
  })
})

describe('/sla/calendars', () => {
  it('is created, read, listed, changed and archived', async () => {
    const made = await world.api.post('/sla/calendars', { name: 'Suporte', timezone: 'UTC', week }, { token })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toContain(`/sla/calendars/${made.body.id}`)
    const path = `/sla/calendars/${made.body.id}`
    expect((await world.api.get(path, { token: world.keys.agent })).body).toEqual(made.body)
    expect((await world.api.all('/sla/calendars?limit=1', { token })).map(({ id }) => id)).toContain(made.body.id)

    const changed = await world.api.patch(path, { timezone: 'Europe/Lisbon', version: 1 }, { token })
    expect(changed.body).toMatchObject({ version: 2, timezone: 'Europe/Lisbon', moveId: null })
    const moving = await world.api.patch(path, { timezone: 'UTC', moveOpen: true }, { token })
    expect([moving.status, moving.body.code]).toEqual([503, 'jobs_off'])
    expect((await world.api.patch(path, { name: 'X' }, { token, headers: { 'if-match': '"1"' } })).status).toBe(409)
    expect((await world.api.patch(path, { name: 'X' }, { token: world.keys.manager })).status).toBe(403)
    expect((await world.api.patch(path, { definition: {} }, { token })).status).toBe(422)

    expect((await world.api.delete(path, { token })).status).toBe(204)
    expect((await world.api.delete(path, { token })).status).toBe(409)
    expect((await world.api.all('/sla/calendars?archived=true', { token })).map(({ id }) => id)).toContain(made.body.id)
  })

  it('is created once for one Idempotency-Key', async () => {
    const once = { token, headers: { 'idempotency-key': 'calendar-1' } }
    const [first, second] = [
      await world.api.post('/sla/calendars', { name: 'Uma vez', timezone: 'UTC', week }, once),
      await world.api.post('/sla/calendars', { name: 'Uma vez', timezone: 'UTC', week }, once),
    ]
    expect(second.body.id).toBe(first.body.id)
  })
})

describe('POST /sla/calendars/ical', () => {
  const send = (text: string, name = 'file') => {
    const raw = new FormData()
    raw.append(name, new File([text], 'holidays.ics', { type: 'text/calendar' }))
    return world.api.call('POST', '/sla/calendars/ical', { token, raw })
  }

  it('gives the holidays of a file', async () => {
    const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Natal', 'END:VEVENT', 'END:VCALENDAR']
    expect((await send(lines.join('\r\n'))).body).toEqual({ holidays: [{ date: '--12-25', name: 'Natal' }], skipped: 0 })
  })

  it('refuses other files, and large ones', async () => {
    expect((await send('hello')).body).toMatchObject({ status: 422, errors: [{ path: 'file', code: 'not_icalendar' }] })
    expect((await send(`BEGIN:VCALENDAR\r\n${'x'.repeat(1024 * 1024)}`)).status).toBe(413)
  })
})
