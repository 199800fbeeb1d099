import { describe, expect, it } from 'vitest'
import type { StoredClocks } from '@/lib/sla/clock'
import { computeClocks } from '@/lib/sla/clock'
import { brasilia, clocksOf, factsOf, HOUR, iso, OFFICE, termsOf, type Told } from './clock-support'

const hold = (at: string, holdReason: 'awaiting_requester' | 'awaiting_change' = 'awaiting_requester'): Told => ({
  type: 'status',
  at: brasilia(at),
  status: 'on_hold',
  holdReason,
})
const status = (at: string, to: string): Told => ({ type: 'status', at: brasilia(at), status: to, holdReason: null })
const replied = (at: string): Told => ({ type: 'replied', at: brasilia(at) })
const asked = (at: string): Told => ({ type: 'asked', at: brasilia(at) })

const FOUR_HOURS = termsOf({ firstResponse: HOUR, nextResponse: HOUR, resolution: 4 * HOUR })
/** A ticket opened on Friday at three in the afternoon. */
const friday = (then: readonly Told[], now: string, terms = FOUR_HOURS): StoredClocks =>
  clocksOf(terms, brasilia('Fri 15:00'), then, brasilia(now))

describe('the resolution clock', () => {
  it('pauses in business time: what was due stays as far away as it was', () => {
    const paused = friday([hold('Fri 16:00')], 'Sat 12:00').resolution
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, warnAt: null, elapsedMs: HOUR * 1_000 })
    const resumed = friday([hold('Fri 16:00'), status('Mon 09:00', 'in_progress')], 'Mon 09:00').resolution
    expect(resumed).toMatchObject({ state: 'running', dueAt: iso('Mon 12:00'), warnAt: iso('Mon 11:00'), breachedAt: null })
  })

  it('does not pause for a reason that the policy does not name', () => {
    expect(friday([hold('Fri 16:00', 'awaiting_change')], 'Mon 09:00').resolution).toMatchObject({ state: 'running', dueAt: iso('Mon 11:00') })
  })

  it('pauses at once when a new version names the reason', () => {
    const more = termsOf({ resolution: 4 * HOUR }, { pauseOn: ['awaiting_change'] })
    const then: Told[] = [hold('Fri 16:00', 'awaiting_change'), { type: 'judged', at: brasilia('Fri 16:30'), terms: more }]
    expect(friday(then, 'Mon 10:00').resolution).toMatchObject({ state: 'paused', elapsedMs: 1.5 * HOUR * 1_000 })
  })

  it('keeps its breach while it is paused, and when it is met', () => {
    const late: Told[] = [hold('Mon 14:00')]
    expect(friday(late, 'Tue 10:00').resolution).toMatchObject({ state: 'paused', breachedAt: iso('Mon 11:00'), dueAt: null })
    expect(friday([...late, status('Tue 10:00', 'resolved')], 'Tue 11:00').resolution).toMatchObject({
      state: 'breached_met',
      breachedAt: iso('Mon 11:00'),
      metAt: iso('Tue 10:00'),
      elapsedMs: 7 * HOUR * 1_000,
    })
  })

  it('goes on after a reopening with the time that was used', () => {
    const then = [status('Fri 16:30', 'resolved'), status('Tue 10:00', 'in_progress')]
    expect(friday(then.slice(0, 1), 'Mon 10:00').resolution).toMatchObject({ state: 'met', metAt: iso('Fri 16:30'), elapsedMs: 1.5 * HOUR * 1_000 })
    expect(friday(then, 'Tue 10:00').resolution).toMatchObject({ state: 'running', metAt: null, dueAt: iso('Tue 12:30') })
  })

  it('ends with a merge, and goes on with the time that was used when that is undone', () => {
    const merged: Told = { type: 'merged', at: brasilia('Fri 16:30') }
    expect(friday([merged], 'Mon 10:00').resolution).toMatchObject({ state: 'cancelled', dueAt: null, elapsedMs: 1.5 * HOUR * 1_000 })
    const undone: Told[] = [merged, { type: 'unmerged', at: brasilia('Tue 10:00') }]
    expect(friday(undone, 'Tue 10:00').resolution).toMatchObject({ state: 'running', elapsedMs: 1.5 * HOUR * 1_000, dueAt: iso('Tue 12:30') })
  })

  it('that was paused, met or breached before a merge is so again after it', () => {
    const over: Told[] = [{ type: 'merged', at: brasilia('Mon 12:00') }, { type: 'unmerged', at: brasilia('Tue 10:00') }]
    const paused = [hold('Fri 16:00'), ...over]
    expect(friday(paused, 'Tue 10:00').resolution).toMatchObject({ state: 'paused', elapsedMs: HOUR * 1_000 })
    expect(friday([...paused, status('Tue 11:00', 'in_progress')], 'Tue 11:00').resolution).toMatchObject({ state: 'running', dueAt: iso('Tue 14:00') })
    const met = [status('Fri 16:30', 'resolved'), ...over]
    expect(friday(met.slice(0, 2), 'Mon 13:00').resolution).toMatchObject({ state: 'met', metAt: iso('Fri 16:30') })
    expect(friday(met, 'Tue 10:00').resolution).toMatchObject({ state: 'met', metAt: iso('Fri 16:30') })
    expect(friday(over, 'Tue 10:00').resolution).toMatchObject({ state: 'breached_running', breachedAt: iso('Mon 11:00') })
  })

  it('is met at the due instant itself, and breached a millisecond later', () => {
    const due = brasilia('Mon 11:00')
    const resolved = (at: number) => clocksOf(FOUR_HOURS, brasilia('Fri 15:00'), [{ type: 'status', at, status: 'resolved', holdReason: null }], at)
    expect(resolved(due).resolution).toMatchObject({ state: 'met', breachedAt: null })
    expect(resolved(due + 1).resolution).toMatchObject({ state: 'breached_met', breachedAt: iso('Mon 11:00') })
    expect(friday([], 'Mon 11:00').resolution).toMatchObject({ state: 'breached_running', breachedAt: iso('Mon 11:00') })
  })

  it('that is used up at closing time was due then, not at the next opening', () => {
    const terms = termsOf({ resolution: 2 * HOUR })
    expect(friday([], 'Fri 16:00', terms).resolution).toMatchObject({ state: 'running', dueAt: iso('Fri 17:00') })
    expect(friday([status('Fri 17:00', 'resolved')], 'Fri 17:00', terms).resolution).toMatchObject({ state: 'met' })
    expect(friday([status('Mon 09:00', 'resolved')], 'Mon 09:00', terms).resolution).toMatchObject({ state: 'breached_met', breachedAt: iso('Fri 17:00') })
  })

  it('judged by another priority keeps the time used, and takes a breach back that is none any more', () => {
    const short = termsOf({ resolution: HOUR }, { priority: 2 })
    const raised: Told[] = [{ type: 'judged', at: brasilia('Mon 10:00'), terms: short }]
    expect(friday(raised, 'Mon 10:00').resolution).toMatchObject({
      state: 'breached_running',
      targetSeconds: HOUR,
      elapsedMs: 3 * HOUR * 1_000,
      breachedAt: iso('Mon 10:00'),
    })
    const lowered: Told[] = [...raised, { type: 'judged', at: brasilia('Mon 10:30'), terms: FOUR_HOURS }]
    expect(friday(lowered, 'Mon 10:30').resolution).toMatchObject({ state: 'running', breachedAt: null, dueAt: iso('Mon 11:00') })
  })

  it('counts by the calendar that is in force', () => {
    const always = termsOf({ resolution: 4 * HOUR }, { calendar: { ...OFFICE, week: { ...OFFICE.week, fri: [['00:00', '24:00']] } } })
    expect(friday([{ type: 'judged', at: brasilia('Fri 18:00'), terms: always }], 'Fri 18:00').resolution).toMatchObject({
      elapsedMs: 2 * HOUR * 1_000,
      dueAt: iso('Fri 20:00'),
    })
  })

  it('is not there where nothing is promised, and begins to count where it is', () => {
    const nothing = termsOf({})
    expect(friday([], 'Fri 16:00', nothing)).toMatchObject({ firstResponse: null, resolution: null })
    const then: Told[] = [{ type: 'judged', at: brasilia('Fri 16:00'), terms: FOUR_HOURS }]
    expect(friday(then, 'Fri 16:00', nothing).resolution).toMatchObject({ elapsedMs: 0, dueAt: iso('Mon 12:00') })
  })

  it('ends with the ticket that is cancelled', () => {
    expect(friday([status('Fri 16:00', 'cancelled')], 'Mon 16:00')).toMatchObject({
      firstResponse: { state: 'cancelled', elapsedMs: HOUR * 1_000, dueAt: null },
      resolution: { state: 'cancelled', elapsedMs: HOUR * 1_000, breachedAt: null },
    })
  })
})

describe('the clock of the first response', () => {
  it('never pauses, and is met by the first public reply', () => {
    expect(friday([hold('Fri 15:30')], 'Fri 16:30').firstResponse).toMatchObject({ state: 'breached_running', breachedAt: iso('Fri 16:00') })
    expect(friday([replied('Fri 15:40'), replied('Fri 16:40')], 'Mon 09:00').firstResponse).toMatchObject({
      state: 'met',
      metAt: iso('Fri 15:40'),
      warnAt: null,
    })
  })

  it('is met by a resolution, and stays so after a reopening', () => {
    const then = [status('Fri 15:30', 'resolved'), status('Mon 09:00', 'in_progress')]
    expect(friday(then, 'Mon 10:00').firstResponse).toMatchObject({ state: 'met', metAt: iso('Fri 15:30') })
  })
})

describe('the clock of the next response', () => {
  it('runs from a message to the next public reply, and further messages do not reset it', () => {
    const first = [replied('Fri 15:10'), asked('Fri 16:00'), asked('Fri 16:30')]
    expect(friday([], 'Fri 15:30').nextResponse).toBeNull()
    expect(friday(first, 'Fri 16:40').nextResponse).toMatchObject({ state: 'running', startedAt: iso('Fri 16:00'), dueAt: iso('Fri 17:00') })
    const answered = [...first, replied('Fri 16:50')]
    expect(friday(answered, 'Mon 09:00').nextResponse).toMatchObject({ state: 'met', metAt: iso('Fri 16:50') })
    expect(friday([...answered, asked('Mon 09:30')], 'Mon 09:40').nextResponse).toMatchObject({ startedAt: iso('Mon 09:30'), dueAt: iso('Mon 10:30') })
  })
})

describe('the clocks together', () => {
  it('are read at the last fact when that is later than the clock on the wall', () => {
    expect(friday([replied('Fri 16:00')], 'Fri 15:30').asOf).toBe(iso('Fri 16:00'))
  })

  it('are none for a ticket that nothing was ever said of', () => {
    const { facts, termsOf: none } = factsOf([])
    expect(computeClocks(facts, none, 0)).toMatchObject({ firstResponse: null, nextResponse: null, resolution: null })
  })
})
