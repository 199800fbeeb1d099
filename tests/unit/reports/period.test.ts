import { describe, expect, it } from 'vitest'
import { ValidationFailed } from '@/lib/platform/errors'
import { bucketsOf, dayStart, periodBefore, periodOf, presetDays } from '@/lib/reports/period'

const SAO_PAULO = 'America/Sao_Paulo'
const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()]

describe('dayStart', () => {
  it.each([
    ['2026-03-02', SAO_PAULO, '2026-03-02T03:00:00.000Z'],
    // Midnight was skipped: the day began at one.
    ['2018-11-04', SAO_PAULO, '2018-11-04T03:00:00.000Z'],
    ['2018-11-05', SAO_PAULO, '2018-11-05T02:00:00.000Z'],
    // Midnight came twice: the first one.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('of %s in %s', (day, zone, expected) => {
    expect(dayStart(day, zone).toISOString()).toBe(expected)
  })
})

describe('presetDays', () => {
  it.each([
    ['7d', '2026-03-12', '2026-03-06', '2026-03-12'],
    ['30d', '2024-03-01', '2024-02-01', '2024-03-01'],
    ['this-month', '2026-03-12', '2026-03-01', '2026-03-12'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['last-month', '2024-03-31', '2024-02-01', '2024-02-29'],
  ] as const)('%s on %s', (preset, today, first, last) => {
    expect(presetDays(preset, today)).toEqual({ first, last })
  })
})

describe('periodOf', () => {
  const now = new Date('2026-03-12T01:00:00Z')

  it('is the last 30 days unless told, today by the local calendar', () => {
    expect(iso(periodOf({}, now, SAO_PAULO))).toEqual(['2026-02-10T03:00:00.000Z', '2026-03-12T03:00:00.000Z'])
  })

  it('is followed back by as many days', () => {
    const period = periodOf({ from: '2026-03-01', to: '2026-03-10' }, now, SAO_PAULO)
    expect(periodBefore(period, SAO_PAULO)).toMatchObject({ first: '2026-02-19', last: '2026-02-28' })
  })

  it('takes two years and no more', () => {
    expect(periodOf({ from: '2024-01-01', to: '2025-12-31' }, now, SAO_PAULO).last).toBe('2025-12-31')
    expect(() => periodOf({ from: '2024-01-01', to: '2026-01-01' }, now, SAO_PAULO)).toThrow()
  })

  it.each([
    // Told in weeks, and in months: beyond, years have five digits.
    ['9999-09-01', '9999-12-30'],
    ['9998-12-01', '9999-12-31'],
    ['1969-12-01', '1970-02-01'],
  ])('refuses days that it cannot report on: %s to %s', (from, to) => {
    expect(() => periodOf({ from, to }, now, SAO_PAULO)).toThrow(ValidationFailed)
  })
})

describe('bucketsOf', () => {
  const of = (from: string, to: string) => bucketsOf(periodOf({ from, to }, new Date(), SAO_PAULO), SAO_PAULO)

  it('tells days, then weeks from Monday, then months, and leaves no gap', () => {
    expect(of('2026-01-01', '2026-03-31')).toMatchObject({ unit: 'day', buckets: { length: 90 } })
    const weeks = of('2026-01-01', '2026-06-30')
    expect(weeks.unit).toBe('week')
    // Thursday to Sunday, then from Monday on.
    expect(iso(weeks.buckets[0] ?? { from: new Date(0), to: new Date(0) })).toEqual(['2026-01-01T03:00:00.000Z', '2026-01-05T03:00:00.000Z'])
    const months = of('2025-01-15', '2026-06-10')
    expect(months).toMatchObject({ unit: 'month', buckets: { length: 18 } })
    for (const { buckets } of [weeks, months]) {
      for (const [index, bucket] of buckets.entries()) expect(buckets[index + 1]?.from ?? bucket.to).toEqual(bucket.to)
    }
  })

  it.each([
    ['week', '9998-09-01', 18],
    ['month', '9997-01-01', 24],
  ] as const)('ends at the last day there is, in %ss', (unit, from, length) => {
    expect(of(from, '9998-12-31')).toMatchObject({ unit, buckets: { length } })
  })
})
