import { beforeAll, describe, expect, it } from 'vitest'
import { countIncidents } from '@/lib/incidents/queries'
import { incidentListQuery } from '@/lib/incidents/schema'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { drill, drillFilter, type Drill } from '@/lib/reports/drill'
import { findReport, readReport } from '@/lib/reports/read'
import { ctxFor } from '../../support/factories'
import { addTicket, createReportWorld, type ReportWorld } from './world'

/** São Paulo is three hours behind UTC: 2026-03-02 begins at 03:00Z. It is Monday. */
const NOW = '2026-03-12T15:00:00.000Z'
const WEEK = { from: '2026-03-02', to: '2026-03-08' }
const MINUTE = 60_000

let world: ReportWorld
let ctx: Ctx
const size = (query: Drill, as = ctx) => countIncidents(as, parse(incidentListQuery, query))

beforeAll(async () => {
  world = await createReportWorld('America/Sao_Paulo', NOW)
  ctx = world.ctx
  const [ana, bia] = world.agents
  const [network, desk] = world.teams
  const [, middle, leaf, other] = world.categories
  const met = { state: 'met', elapsedMs: 10 * MINUTE }
  const late = { state: 'breached_met', elapsedMs: 90 * MINUTE, breachedAt: '2026-03-03T14:00:00Z' }
  const add = (columns: Record<string, unknown>, sla?: Parameters<typeof addTicket>[2]) => addTicket(world, columns, sla)
  // Monday 09:30: answered after 20 minutes, resolved after 2 hours.
  await add(
    { created_at: '2026-03-02T12:30:00Z', status: 'closed', resolved_at: '2026-03-02T14:30:00Z', closed_at: '2026-03-09T12:00:00Z', priority: 1, team_id: network, assignee_id: ana?.id, category_id: leaf },
    { repliedAt: '2026-03-02T12:50:00Z', firstResponse: met, resolution: { state: 'met', elapsedMs: 120 * MINUTE } },
  )
  // Monday 09:45: answered after 40 minutes, resolved the day after, 26 hours; both too late. Reopened once.
  await add(
    { created_at: '2026-03-02T12:45:00Z', status: 'resolved', resolved_at: '2026-03-03T14:45:00Z', priority: 2, team_id: network, assignee_id: bia?.id, category_id: middle, reopen_count: 1 },
    { repliedAt: '2026-03-02T13:25:00Z', firstResponse: late, resolution: late },
  )
  // The last instant of Sunday by local time, and the first of the week after.
  await add({ created_at: '2026-03-09T02:59:59.999Z', status: 'new', priority: 3, category_id: other }, { firstResponse: { state: 'running', elapsedMs: 0, dueAt: NOW }, resolution: { state: 'running', elapsedMs: 0, dueAt: '2026-03-20T00:00:00Z' } })
  await add({ created_at: '2026-03-09T03:00:00Z', status: 'in_progress', priority: 3, team_id: desk, assignee_id: ana?.id })
  // Cancelled on the day it was opened; open since January; resolved before the week; paused after a breach.
  await add({ created_at: '2026-03-04T20:00:00Z', status: 'cancelled', closed_at: '2026-03-04T21:00:00Z', priority: 4 }, { firstResponse: { state: 'cancelled', elapsedMs: 0 }, resolution: { state: 'cancelled', elapsedMs: 0 } })
  await add({ created_at: '2026-01-05T12:00:00Z', status: 'new', priority: 5, team_id: desk })
  await add({ created_at: '2026-02-26T12:00:00Z', status: 'closed', resolved_at: '2026-02-26T13:00:00Z', priority: 3 })
  await add({ created_at: '2026-03-05T12:00:00Z', status: 'on_hold', hold_reason: 'awaiting_vendor', priority: 2, team_id: network }, { resolution: { state: 'paused', elapsedMs: MINUTE, breachedAt: '2026-03-06T12:00:00Z' } })
  // Opened before the week and resolved within it.
  await add({ created_at: '2026-02-27T12:00:00Z', status: 'closed', resolved_at: '2026-03-06T12:00:00Z', priority: 3, assignee_id: ana?.id })
  // Hidden, in the bin, and elsewhere.
  await add({ created_at: '2026-03-03T12:00:00Z', status: 'new', confidential: true, priority: 1 })
  await add({ created_at: '2026-03-03T12:00:00Z', status: 'new', deleted_at: NOW, priority: 1 })
  const neighbour = await createReportWorld('America/Sao_Paulo', NOW)
  await addTicket(neighbour, { created_at: '2026-03-03T12:00:00Z', status: 'new', priority: 1 })
})

describe('figures counted by hand', () => {
  it('of the week', async () => {
    const { data, period } = await readReport(ctx, 'summary', WEEK)
    expect(period).toEqual({ from: '2026-03-02T03:00:00.000Z', to: '2026-03-09T03:00:00.000Z' })
    expect(data.current).toMatchObject({
      opened: 6,
      ended: 4,
      backlog: 4,
      reopened: 1,
      firstReply: { count: 2, mean: 1_800, median: 1_200, p90: 2_400, businessMean: 3_000, businessCount: 2 },
      // 2 h, 26 h and 168 h.
      resolution: { count: 3, mean: ((2 + 26 + 168) * 3_600) / 3, median: 26 * 3_600, p90: 168 * 3_600, businessMean: 105 * 60, businessCount: 2 },
      firstResponseSla: { met: 1, breached: 2, running: 0 },
      resolutionSla: { met: 1, breached: 2, running: 1 },
    })
    expect(data.previous).toMatchObject({ opened: 2, ended: 1, backlog: 2 })
  })

  it('day by day', async () => {
    const { data } = await readReport(ctx, 'volume', WEEK)
    expect(data.unit).toBe('day')
    expect(data.buckets.map(({ opened, ended, backlog }) => [opened, ended, backlog])).toEqual([
      [2, 1, 3], [1, 1, 3], [1, 1, 3], [1, 0, 4], [0, 1, 3], [0, 0, 3], [1, 0, 4],
    ])
  })

  it('of what is open', async () => {
    const { data } = await readReport(ctx, 'backlog', {})
    expect(Object.fromEntries(data.rows.map(({ priority, counts }) => [priority, counts]))).toEqual({
      1: [0, 0, 0, 1, 0, 0],
      2: [0, 0, 0, 1, 0, 0],
      3: [0, 0, 2, 0, 0, 0],
      4: [0, 0, 0, 0, 0, 0],
      5: [0, 0, 0, 0, 1, 0],
    })
  })

  it('of categories, those below included', async () => {
    const { data } = await readReport(ctx, 'categories', WEEK)
    expect(data.rows.map(({ name, depth, own, total }) => [name, depth, own, total])).toEqual([
      ['Assunto 0', 0, 0, 2], ['Assunto 1', 1, 1, 2], ['Assunto 2', 2, 1, 1], ['Assunto 3', 0, 1, 1], [null, 0, 3, 3],
    ])
    const below = await readReport(ctx, 'categories', { ...WEEK, category: world.categories[1] })
    expect(below.data.rows.map(({ name, depth, total }) => [name, depth, total])).toEqual([['Assunto 1', 0, 2], ['Assunto 2', 1, 1]])
  })

  it('of the hours', async () => {
    const { data } = await readReport(ctx, 'hours', WEEK)
    const busy = data.rows.flatMap((row, weekday) => row.flatMap((n, hour) => (n > 0 ? [[weekday, hour, n]] : [])))
    expect(busy).toEqual([[0, 9, 2], [1, 9, 1], [2, 17, 1], [3, 9, 1], [6, 23, 1]])
  })

  it('of people and teams', async () => {
    const { data } = await readReport(ctx, 'load', WEEK)
    const [ana] = world.agents
    expect(data.people.find(({ id }) => id === ana?.id)).toMatchObject({ opened: 1, ended: 2, open: 1, resolution: 85 * 3_600 })
    expect(data.teams.find(({ id }) => id === world.teams[0])).toMatchObject({ opened: 3, ended: 2, open: 1, resolution: 14 * 3_600 })
  })
})

describe('every number', () => {
  const filters = () => [{}, { team: world.teams[0] }, { priority: '1,2' }, { category: world.categories[1] }, { assignee: `${world.agents[0]?.id},none` }]

  it('is the length of the list that it opens', async () => {
    for (const filter of filters()) {
      const query = { ...WEEK, ...filter }
      const base = drillFilter(parse(incidentListQuery, filter))
      const check = async (number: number | null, part: Drill) => expect([part, await size({ ...base, ...part })]).toEqual([part, number])

      const { data: summary } = await readReport(ctx, 'summary', query)
      for (const totals of [summary.current, summary.previous]) {
        const { span } = totals
        await check(totals.opened, drill.opened(span))
        await check(totals.ended, drill.ended(span))
        await check(totals.backlog, drill.openAt(totals.backlogAt))
        await check(totals.reopened, drill.reopened(span))
        await check(totals.firstReply.count, drill.replied(span))
        await check(totals.resolution.count, drill.resolved(span))
        for (const outcome of ['met', 'breached', 'running'] as const) {
          await check(totals.firstResponseSla[outcome], drill.clock(span, 'firstResponse', outcome))
          await check(totals.resolutionSla[outcome], drill.clock(span, 'resolution', outcome))
        }
      }
      const { data: volume, period } = await readReport(ctx, 'volume', query)
      for (const bucket of volume.buckets) {
        await check(bucket.opened, drill.opened(bucket))
        await check(bucket.ended, drill.ended(bucket))
        await check(bucket.backlog, drill.openAt(bucket.to))
      }
      const { data: backlog } = await readReport(ctx, 'backlog', query)
      for (const { priority, counts } of backlog.rows) {
        if ('priority' in filter && !['1', '2'].includes(String(priority))) continue
        for (const [n, age] of backlog.ages.entries()) await check(counts[n] ?? 0, { ...drill.age(age, backlog.at), ...drill.priority(priority) })
      }
      const { data: levels } = await readReport(ctx, 'service-levels', query)
      for (const row of levels.policies) await check(row.resolution.met, { ...drill.clock(period, 'resolution', 'met'), ...drill.of('policy', row.id) })
      for (const row of levels.teams) await check(row.resolution.breached, { ...drill.clock(period, 'resolution', 'breached'), ...drill.of('team', row.id) })
      const { data: categories } = await readReport(ctx, 'categories', query)
      for (const row of categories.rows) await check(row.total, { ...drill.opened(period), ...drill.of('category', row.id) })
      const { data: hours } = await readReport(ctx, 'hours', query)
      for (const [weekday, row] of hours.rows.entries()) {
        for (const [hour, n] of row.entries()) if (n > 0) await check(n, drill.hour(period, weekday + 1, hour))
      }
      const { data: load } = await readReport(ctx, 'load', query)
      for (const row of load.people) {
        await check(row.opened, { ...drill.opened(period), ...drill.of('assignee', row.id) })
        await check(row.ended, { ...drill.ended(period), ...drill.of('assignee', row.id) })
        await check(row.open, { ...drill.open(), ...drill.of('assignee', row.id) })
      }
    }
  })
})

describe('who may', () => {
  it('counts confidential incidents only for those who see them', async () => {
    const reader = ctxFor(world.tenant, world.manager, { now: new Date(NOW) })
    const permissions = new Set(['incident.read', 'report.read'] as const)
    const limited: Ctx = { ...reader, actor: { ...reader.actor, id: world.agents[0]?.id, permissions } as Ctx['actor'] }
    expect((await readReport(limited, 'summary', WEEK)).data.current.opened).toBe(5)
  })

  it('is told by the permission', async () => {
    const agent = ctxFor(world.tenant, world.agents[0] ?? world.manager)
    await expect(readReport(agent, 'summary', {})).rejects.toThrow(Forbidden)
  })

  it.each([
    { period: 'year' }, { from: '2026-03-02' }, { from: '2026-03-02', to: '2026-03-01' }, { from: '2020-01-01', to: '2022-01-01' },
    { from: '2026-02-30', to: '2026-03-01' }, { period: '7d', from: '2026-03-01', to: '2026-03-02' }, { color: 'red' }, { team: 'x' },
  ])('refuses %j', async (query) => {
    await expect(readReport(ctx, 'summary', query)).rejects.toThrow(ValidationFailed)
  })

  it('knows its reports', async () => {
    await expect(findReport(ctx, 'toString', {})).rejects.toThrow(NotFound)
  })
})
