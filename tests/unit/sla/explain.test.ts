import { describe, expect, it } from 'vitest'
import { explainClocks } from '@/lib/sla/explain'
import { brasilia, factsOf, HOUR, OFFICE, termsOf, type Told } from './clock-support'

const FOUR_HOURS = termsOf({ resolution: 4 * HOUR })

function explained(then: readonly Told[], now: string, terms = FOUR_HOURS) {
  const opened = brasilia('Fri 15:00')
  const { facts, termsOf: meaning } = factsOf([{ type: 'judged', at: opened, terms }, { type: 'opened', at: opened, status: 'new', holdReason: null }, ...then])
  const { resolution } = explainClocks(facts, meaning, brasilia(now))
  if (!resolution) throw new Error('There is a resolution clock')
  return resolution
}

/** `Fri 15:00` of an instant in the time of Brasília. */
const told = (iso: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: OFFICE.timezone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(new Date(iso))
    .replace(',', '')

const lines = (clock: ReturnType<typeof explained>) =>
  clock.trace.map(({ from, to, seconds, counted, reason }) => `${told(from)} - ${told(to)} ${reason} ${counted ? seconds : '-'}`)

const counted = ({ trace }: ReturnType<typeof explained>): number =>
  trace.filter((line) => line.counted).reduce((sum, { seconds }) => sum + seconds, 0)

describe('an explanation', () => {
  it('tells of a pause, a weekend, a warning and a breach where they happened', () => {
    const clock = explained(
      [
        { type: 'status', at: brasilia('Fri 16:00'), status: 'on_hold', holdReason: 'awaiting_requester' },
        { type: 'status', at: brasilia('Mon 09:00'), status: 'in_progress', holdReason: null },
      ],
      'Mon 13:00',
    )
    expect(lines(clock)).toEqual([
      'Fri 15:00 - Fri 15:00 judged -',
      'Fri 15:00 - Fri 16:00 open 3600',
      'Fri 16:00 - Mon 09:00 paused -',
      'Mon 09:00 - Mon 11:00 open 7200',
      'Mon 11:00 - Mon 11:00 warning -',
      'Mon 11:00 - Mon 12:00 open 3600',
      'Mon 12:00 - Mon 12:00 breach -',
      'Mon 12:00 - Mon 13:00 open 3600',
    ])
    expect(counted(clock)).toBe(clock.elapsedSeconds)
  })

  it('ends with the resolution, and goes on after a reopening', () => {
    const resolved: Told = { type: 'status', at: brasilia('Fri 16:30'), status: 'resolved', holdReason: null }
    expect(lines(explained([resolved], 'Tue 12:00')).at(-1)).toBe('Fri 16:30 - Fri 16:30 met -')
    const clock = explained([resolved, { type: 'status', at: brasilia('Mon 10:00'), status: 'in_progress', holdReason: null }], 'Mon 10:30')
    expect(lines(clock).slice(-4)).toEqual([
      'Fri 16:30 - Fri 16:30 met -',
      'Fri 16:30 - Mon 10:00 stopped -',
      'Mon 10:00 - Mon 10:00 reopened -',
      'Mon 10:00 - Mon 10:30 open 1800',
    ])
    expect(counted(clock)).toBe(clock.elapsedSeconds)
  })

  it('tells a long stretch by its sum', () => {
    const opened = brasilia('Fri 15:00')
    const clock = explained([], 'Fri 15:00', termsOf({ resolution: 2_000 * HOUR }))
    expect(clock.trace).toHaveLength(1)
    const { facts, termsOf: meaning } = factsOf([{ type: 'judged', at: opened, terms: FOUR_HOURS }, { type: 'opened', at: opened, status: 'new', holdReason: null }])
    const year = explainClocks(facts, meaning, opened + 365 * 24 * HOUR * 1_000).resolution
    if (!year) throw new Error('There is a resolution clock')
    expect(year.trace.length).toBeLessThan(10)
    expect(counted(year)).toBe(year.elapsedSeconds)
  })
})

it('a promise that a calendar never gets to has no due time, and stands in nobody’s way', () => {
  const minute = { timezone: 'UTC', week: { mon: [['00:00', '00:01']] as const }, holidays: [] }
  const never = termsOf({ resolution: 3 * 365 * 24 * HOUR }, { calendar: minute })
  expect(explained([], 'Fri 16:00', never)).toMatchObject({ state: 'running', dueAt: null, warnAt: null, elapsedSeconds: 0 })
})
