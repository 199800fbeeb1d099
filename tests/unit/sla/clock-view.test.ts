import { describe, expect, it } from 'vitest'
import { countdown, lookOf, workingTime } from '@/components/sla/clock/view'
import { mostUrgent } from '@/components/sla/clock/metrics'
import { exactDuration, localTime, secondsOf, wholeSeconds } from '@/components/sla/explain/exact'
import type { Clock, Clocks } from '@/lib/sla/reading'

const S = 1000
const M = 60 * S
const H = 60 * M
const NOW = Date.parse('2026-11-23T12:00:00Z')
const iso = (offset: number) => new Date(NOW + offset).toISOString()

const clock = (given: Partial<Clock> = {}): Clock => ({
  state: 'running',
  targetSeconds: 3600,
  elapsedSeconds: 0,
  remainingSeconds: null,
  startedAt: iso(-H),
  dueAt: iso(H),
  warnAt: iso(H / 2),
  metAt: null,
  breachedAt: null,
  policy: { id: '0', name: 'P', version: 1 },
  ...given,
})

describe('a countdown', () => {
  const at = (left: number, warn: number | null = null) => countdown({ due: NOW + left, warn: warn === null ? null : NOW + warn }, NOW)

  it('tells minutes above an hour and seconds below it', () => {
    expect(at(3 * 24 * H + 4 * H).time).toBe('3 d 4 h')
    expect(at(2 * H + 10 * M).time).toBe('2 h 10 min')
    expect(at(2 * H + 10 * M - 1).time).toBe('2 h 10 min')
    expect(at(H).time).toBe('1 h')
    expect(at(H - 1).time).toBe('1 h')
    expect(at(H - S).time).toBe('59 min 59 s')
    expect(at(12 * M + 5 * S).time).toBe('12 min 05 s')
    expect(at(9 * S).time).toBe('9 s')
    expect(at(1).time).toBe('1 s')
  })

  it('is breached from the due instant on', () => {
    expect(at(0)).toMatchObject({ look: 'breached', time: '0 s' })
    expect(at(-59 * S).time).toBe('59 s')
    expect(at(-12 * M - 30 * S).time).toBe('12 min')
    expect(at(-2 * H - 10 * M)).toMatchObject({ look: 'breached', time: '2 h 10 min' })
  })

  it('warns from the warning on', () => {
    expect(at(H, 1).look).toBe('running')
    expect(at(H, 0).look).toBe('warning')
    expect(at(H, null).look).toBe('running')
  })

  it('knows when it will say something else, and never waits past the warning or the due instant', () => {
    for (const left of [3 * H, 2 * H + 1, H + 1, H, H - 1, 90 * S, 1500, 1, 0, -1, -59 * S, -61 * S, -5 * H]) {
      const warn = left > 0 ? Math.floor(left / 3) : null
      const now = { due: NOW + left, warn: warn === null ? null : NOW + warn }
      const shown = countdown(now, NOW)
      expect(shown.changesIn).toBeGreaterThan(0)
      const before = countdown(now, NOW + shown.changesIn - 1)
      expect({ look: before.look, time: before.time }).toEqual({ look: shown.look, time: shown.time })
    }
  })
})

describe('a look', () => {
  it('follows the state, and the time of what runs', () => {
    expect(lookOf(clock(), NOW)).toBe('running')
    expect(lookOf(clock(), NOW + H / 2)).toBe('warning')
    expect(lookOf(clock(), NOW + H)).toBe('breached')
    expect(lookOf(clock({ state: 'paused', dueAt: null, remainingSeconds: 60 }), NOW)).toBe('paused')
    expect(lookOf(clock({ state: 'paused', dueAt: null, breachedAt: iso(-M) }), NOW)).toBe('breached')
    expect(lookOf(clock({ state: 'met', dueAt: null, metAt: iso(0) }), NOW)).toBe('met')
    expect(lookOf(clock({ state: 'breached_met', dueAt: null, metAt: iso(0) }), NOW)).toBe('late')
    expect(lookOf(clock({ state: 'cancelled', dueAt: null }), NOW)).toBe('cancelled')
  })
})

describe('the most urgent clock', () => {
  const of = (clocks: Partial<Clocks>) => mostUrgent({ firstResponse: null, nextResponse: null, resolution: null, ...clocks })?.metric

  it('is the breached one, then the next due, then what still waits', () => {
    const soon = clock({ dueAt: iso(M) })
    const breached = clock({ state: 'breached_running', dueAt: iso(-M), breachedAt: iso(-M) })
    const paused = clock({ state: 'paused', dueAt: null, remainingSeconds: 1 })
    const met = clock({ state: 'met', dueAt: null, metAt: iso(-H) })
    expect(of({})).toBeUndefined()
    expect(of({ firstResponse: soon, resolution: clock() })).toBe('first_response')
    expect(of({ firstResponse: soon, resolution: breached })).toBe('resolution')
    expect(of({ firstResponse: met, resolution: paused })).toBe('resolution')
    expect(of({ firstResponse: met, resolution: clock({ state: 'met', dueAt: null, metAt: iso(0) }) })).toBe('resolution')
  })
})

describe('working time', () => {
  it('is told in hours, however many they are', () => {
    expect([0, 45, 60, 2400, 3600, 94_200].map(workingTime)).toEqual(['0 s', '45 s', '1 min', '40 min', '1 h', '26 h 10 min'])
  })
})

describe('an explanation', () => {
  it('tells durations in full', () => {
    expect(exactDuration(0)).toBe('0 s')
    expect(exactDuration(5)).toBe('5 s')
    expect(exactDuration(26 * 3600 + 10 * 60)).toBe('26 h 10 min')
    expect(exactDuration(3601)).toBe('1 h 1 s')
  })

  it('shows lines to the second that fit each other and their sum', () => {
    const at = (ms: number) => new Date(NOW + ms).toISOString()
    const line = (from: number, to: number, seconds = Math.round((to - from) / 1000), counted = true) =>
      ({ from: at(from), to: at(to), seconds, counted, reason: 'open', detail: {} }) as const
    const lines = wholeSeconds([line(400, 10_600), line(10_600, 20_900), line(20_900, 100_000, 40), line(100_000, 100_000, 0, false)])
    expect(lines.map(({ seconds }) => seconds)).toEqual([11, 10, 40, 0])
    expect(lines.map(({ from }) => from)).toEqual([at(0), at(11_000), at(21_000), at(100_000)])
    expect(secondsOf(lines, true)).toBe(61)
  })

  it('tells local time, with seconds where there are any', () => {
    const place = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const
    expect(localTime('2026-11-23T12:00:00.000Z', place)).toEqual({ day: 'seg., 23/11', time: '09:00' })
    expect(localTime('2026-11-23T12:00:07.000Z', place).time).toBe('09:00:07')
  })
})
