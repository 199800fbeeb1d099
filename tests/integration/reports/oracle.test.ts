import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReport } from '@/lib/reports/read'
import { addTicket, createReportWorld } from './world'

/** Against a slow counting in plain TypeScript, over random tickets around the nights in which clocks are changed. */

interface Drawn {
  created: number
  /** Minutes; null while it is open. */
  took: number | null
  replied: number | null
  priority: number
  category: number | null
}

const HOUR = 3_600_000

/** A zone and the instant at which its clocks change: forward at midnight, back at midnight, by half an hour, not at all. */
const NIGHTS = [
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2019-02-17T02:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['Asia/Kathmandu', '2026-03-08T07:00:00Z'],
] as const

const drawn = (turn: number) =>
  fc.record<Drawn>({
    created: fc.integer({ min: turn - 60 * HOUR, max: turn + 60 * HOUR }),
    took: fc.option(fc.integer({ min: 0, max: 6_000 })),
    replied: fc.option(fc.integer({ min: 0, max: 3_000 })),
    priority: fc.integer({ min: 1, max: 5 }),
    category: fc.option(fc.integer({ min: 0, max: 3 })),
  })

/** What clocks show. */
function wall(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short' }).formatToParts(at)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')),
  }
}

/** The smallest of which at least this share is not longer; to the minute below, in seconds. */
function quantile(minutes: readonly number[], share: number): number | null {
  const sorted = minutes.toSorted((a, b) => a - b)
  const found = sorted[Math.ceil(share * sorted.length) - 1]
  return found === undefined ? null : found * 60
}

describe.each(NIGHTS)('%s around %s', (timeZone, turn) => {
  const middle = Date.parse(turn)

  it('counts as the oracle does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawn(middle), { minLength: 1, maxLength: 25 }), async (tickets) => {
        const world = await createReportWorld(timeZone, new Date(middle + 200 * HOUR).toISOString())
        for (const { created, took, replied, priority, category } of tickets) {
          const end = took === null ? null : new Date(created + took * 60_000)
          await addTicket(
            world,
            { created_at: new Date(created), resolved_at: end, status: end ? 'resolved' : 'new', priority, category_id: category === null ? null : world.categories[category] },
            replied === null ? undefined : { repliedAt: new Date(created + replied * 60_000).toISOString() },
          )
        }
        const from = wall(middle - 24 * HOUR, timeZone).day
        const to = wall(middle + 24 * HOUR, timeZone).day
        const inside = (at: number) => from <= wall(at, timeZone).day && wall(at, timeZone).day <= to
        const opened = tickets.filter(({ created }) => inside(created))
        const ended = tickets.filter(({ created, took }) => took !== null && inside(created + took * 60_000))
        const read = { from, to }

        const { data: volume } = await readReport(world.ctx, 'volume', read)
        const days = volume.buckets.map((bucket) => wall(Date.parse(bucket.from), timeZone).day)
        expect(new Set(days).size).toBe(days.length)
        for (const [index, day] of days.entries()) {
          const on = (at: number) => wall(at, timeZone).day === day
          const end = (took: number | null, created: number) => (took === null ? Infinity : created + took * 60_000)
          expect(volume.buckets[index]).toMatchObject({
            opened: tickets.filter(({ created }) => on(created)).length,
            ended: tickets.filter(({ created, took }) => took !== null && on(created + took * 60_000)).length,
            backlog: tickets.filter(({ created, took }) => wall(created, timeZone).day <= day && (took === null || wall(end(took, created), timeZone).day > day)).length,
          })
        }

        const { data: hours } = await readReport(world.ctx, 'hours', read)
        const grid = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
        for (const { created } of opened) {
          const { weekday, hour } = wall(created, timeZone)
          const row = grid[weekday]
          if (row) row[hour] = (row[hour] ?? 0) + 1
        }
        expect(hours.rows).toEqual(grid)

        const { data: summary } = await readReport(world.ctx, 'summary', read)
        const replies = opened.flatMap(({ replied }) => replied ?? [])
        const lengths = ended.flatMap(({ took }) => took ?? [])
        for (const [time, minutes] of [[summary.current.firstReply, replies], [summary.current.resolution, lengths]] as const) {
          expect(time.count).toBe(minutes.length)
          expect(time.median).toBe(quantile(minutes, 0.5))
          expect(time.p90).toBe(quantile(minutes, 0.9))
          if (minutes.length > 0) expect(time.mean).toBeCloseTo((minutes.reduce((a, b) => a + b, 0) / minutes.length) * 60, 3)
        }

        const { data: categories } = await readReport(world.ctx, 'categories', read)
        const below = [[0, 1, 2], [1, 2], [2], [3]]
        for (const [index, ids] of below.entries()) {
          const n = opened.filter(({ category }) => category !== null && ids.includes(category)).length
          expect(categories.rows.find(({ id }) => id === world.categories[index])?.total ?? 0).toBe(n)
        }
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})
