import { describe, expect, it } from 'vitest'
import type { StoredClocks } from '@/lib/sla/clock'
import { allTold, keptMarks, pendingEvents, type Fired } from '@/lib/sla/reading'
import { tellingOf } from '@/lib/sla/timers/telling'
import { brasilia, clocksOf, HOUR, iso, termsOf, type Told } from './clock-support'

const terms = termsOf({ firstResponse: HOUR, resolution: 4 * HOUR })
const friday = (then: readonly Told[], now: string): StoredClocks => clocksOf(terms, brasilia('Fri 15:00'), then, brasilia(now))
const status = (at: string, to: string): Told => ({ type: 'status', at: brasilia(at), status: to, holdReason: null })
const told = (events: { metric: string; event: string; at: string }[]) => events.map(({ metric, event, at }) => `${event} ${metric} ${at}`)

const FIRST_WARNING = `warning first_response ${iso('Fri 15:45')}`
const FIRST_BREACH = `breach first_response ${iso('Fri 16:00')}`
const WARNING = `warning resolution ${iso('Mon 10:00')}`
const BREACH = `breach resolution ${iso('Mon 11:00')}`

describe('what is still to be told', () => {
  it('is every warning and breach to come, in their order', () => {
    expect(told(pendingEvents(friday([], 'Fri 15:00'), {}))).toEqual([FIRST_WARNING, FIRST_BREACH, WARNING, BREACH])
  })

  it('are those that have happened and were not told, and nothing of what can not happen any more', () => {
    expect(told(pendingEvents(friday([{ type: 'replied', at: brasilia('Fri 15:50') }], 'Fri 15:50'), {}))).toEqual([FIRST_WARNING, WARNING, BREACH])
    expect(told(pendingEvents(friday([status('Fri 15:30', 'resolved')], 'Fri 15:30'), {}))).toEqual([])
    expect(pendingEvents(friday([status('Fri 15:30', 'cancelled')], 'Mon 12:00'), {})).toEqual([])
    expect(told(pendingEvents(friday([status('Fri 16:30', 'cancelled')], 'Mon 12:00'), {}))).toEqual([FIRST_WARNING, FIRST_BREACH])
  })

  it('waits while the clock is paused', () => {
    const held = friday([{ type: 'status', at: brasilia('Fri 15:30'), status: 'on_hold', holdReason: 'awaiting_requester' }], 'Fri 15:30')
    expect(told(pendingEvents(held, {}))).toEqual([FIRST_WARNING, FIRST_BREACH])
  })

  it('is the breach alone when a new promise is broken at once', () => {
    const short = termsOf({ firstResponse: HOUR / 2, resolution: HOUR / 2 })
    const raised = friday([{ type: 'judged', at: brasilia('Fri 15:40'), terms: short }], 'Fri 15:40')
    expect(told(pendingEvents(raised, {}))).toEqual([
      `breach first_response ${iso('Fri 15:40')}`,
      `breach resolution ${iso('Fri 15:40')}`,
    ])
  })
})

describe('telling', () => {
  it('takes what is due, advances the clocks as if they were computed anew, and leaves the rest', () => {
    const telling = tellingOf({ clocks: friday([], 'Fri 15:00'), fired: {} }, iso('Fri 16:10'))
    expect(told(telling.events)).toEqual([FIRST_WARNING, FIRST_BREACH])
    expect(telling.events.map(({ dueAt }) => dueAt)).toEqual([iso('Fri 16:00'), iso('Fri 16:00')])
    const { state, breachedAt, dueAt } = friday([], 'Fri 16:10').firstResponse ?? {}
    expect(telling.clocks.firstResponse).toMatchObject({ state, breachedAt, dueAt })
    expect(told(pendingEvents(telling.clocks, telling.fired))).toEqual([WARNING, BREACH])
    expect(tellingOf(telling, iso('Fri 16:10')).events).toEqual([])
  })

  it('says whether the clock has escalated on it before', () => {
    const clocks = friday([], 'Fri 15:00')
    const fired: Fired = { first_response: { startedAt: iso('Fri 15:00'), escalated: ['breach'] } }
    expect(tellingOf({ clocks, fired }, iso('Fri 16:00')).events.map(({ event, escalated }) => [event, escalated])).toEqual([
      ['warning', false],
      ['breach', true],
    ])
  })

  it('of a clock that stands still leaves it standing', () => {
    const held = friday([{ type: 'status', at: brasilia('Mon 14:00'), status: 'on_hold', holdReason: 'awaiting_requester' }], 'Mon 14:00')
    const telling = tellingOf({ clocks: held, fired: {} }, iso('Mon 14:00'))
    expect(told(telling.events)).toEqual([FIRST_WARNING, FIRST_BREACH, WARNING, BREACH])
    expect(telling.clocks.resolution).toEqual(held.resolution)
  })
})

describe('marks', () => {
  const opened = friday([], 'Fri 15:00')
  const { fired } = tellingOf({ clocks: opened, fired: {} }, iso('Mon 11:00'))

  it('hold for as long as what they speak of does', () => {
    const longer = termsOf({ firstResponse: 2 * HOUR, resolution: 4 * HOUR })
    const lowered = friday([{ type: 'judged', at: brasilia('Fri 16:10'), terms: longer }], 'Fri 16:10')
    const kept = keptMarks(lowered, tellingOf({ clocks: opened, fired: {} }, iso('Fri 16:10')).fired)
    expect(kept.first_response).toEqual({ startedAt: iso('Fri 15:00'), warning: undefined, breach: undefined, escalated: undefined })
    expect(told(pendingEvents(lowered, kept)).slice(0, 2)).toEqual([
      `warning first_response ${iso('Fri 16:30')}`,
      `breach first_response ${iso('Fri 17:00')}`,
    ])
    expect(keptMarks(friday([], 'Mon 12:00'), fired)).toEqual(fired)
  })

  it('of an escalation hold even while there is no clock', () => {
    const escalated: Fired = { resolution: { startedAt: iso('Fri 15:00'), breach: iso('Mon 11:00'), escalated: ['breach'] } }
    const none = friday([{ type: 'judged', at: brasilia('Mon 12:00'), terms: null }], 'Mon 12:00')
    const kept = keptMarks(none, escalated)
    expect(kept).toEqual({ resolution: { startedAt: iso('Fri 15:00'), escalated: ['breach'] } })
    expect(keptMarks(friday([], 'Mon 12:00'), kept).resolution?.escalated).toEqual(['breach'])
  })

  it('of another clock of the same metric are none', () => {
    const next: Fired = { next_response: { startedAt: iso('Fri 15:00'), breach: iso('Fri 16:00') } }
    const asks = termsOf({ nextResponse: HOUR })
    const clocks = clocksOf(asks, brasilia('Fri 15:00'), [{ type: 'asked', at: brasilia('Mon 09:00') }], brasilia('Mon 09:00'))
    expect(keptMarks(clocks, next)).toEqual({})
  })

  it('of history say that all of it was told', () => {
    const past = friday([], 'Mon 10:30')
    expect(told(pendingEvents(past, allTold(past)))).toEqual([BREACH])
  })
})
