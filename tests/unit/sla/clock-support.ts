import { compileCalendar } from '@/lib/sla/calendar/compile'
import { computeClocks, type StoredClocks } from '@/lib/sla/clock'
import type { JudgedFact, SlaFact } from '@/lib/sla/facts'
import type { Terms, TermsOf } from '@/lib/sla/terms'
import type { CalendarDefinition, PolicyDefinition, Target } from '@/lib/sla/types'

export const HOUR = 3_600

/** Monday to Friday, nine to five, in the time of Brasília. */
export const OFFICE: CalendarDefinition = {
  timezone: 'America/Sao_Paulo',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
  holidays: [],
}

/** An instant in the time of Brasília; of August 2026, when only the day is given: `Fri 15:00`. The 7th is a Friday. */
const DAYS = { Fri: '07', Sat: '08', Sun: '09', Mon: '10', Tue: '11', Wed: '12', Thu: '13' } as const
export function brasilia(text: string): number {
  const [day, time = ''] = text.split(' ')
  const seconds = time.length === 5 ? `${time}:00` : time
  return Date.parse(`2026-08-${DAYS[day as keyof typeof DAYS]}T${seconds}-03:00`)
}

export const iso = (text: string): string => new Date(brasilia(text)).toISOString()

let versions = 0

/** Terms of their own version: one priority, 3, unless told. */
export function termsOf(
  target: Target,
  { calendar = OFFICE, warnPercent = 75, pauseOn = ['awaiting_requester', 'awaiting_vendor'], priority = 3 }: {
    calendar?: CalendarDefinition
    warnPercent?: number
    pauseOn?: PolicyDefinition['pauseOn']
    priority?: number
  } = {},
): Terms {
  versions += 1
  return {
    policy: { id: 'policy', version: versions, name: 'Standard' },
    calendar: { id: 'calendar', version: versions, times: compileCalendar(calendar) },
    priority,
    definition: {
      conditions: {},
      calendarId: 'calendar',
      targets: { [priority]: target },
      warnPercent,
      pauseOn,
      escalations: [],
    },
  }
}

/** Facts in which terms stand for the judgement that names them. */
export type Told = Exclude<SlaFact, JudgedFact> | { type: 'judged'; at: number; terms: Terms | null }

export function factsOf(told: readonly Told[]): { facts: SlaFact[]; termsOf: TermsOf } {
  const known = new Map<number, Terms>()
  const facts = told.map((fact): SlaFact => {
    if (fact.type !== 'judged') return fact
    const { at, terms } = fact
    if (terms) known.set(terms.policy.version, terms)
    const policy = terms && { id: terms.policy.id, version: terms.policy.version }
    const calendar = terms && { id: terms.calendar.id, version: terms.calendar.version }
    return { type: 'judged', at, priority: terms?.priority ?? 3, categoryId: null, policy, calendar, reason: 'changed' }
  })
  return { facts, termsOf: ({ policy }) => (policy && known.get(policy.version)) ?? null }
}

/** The clocks of a ticket, judged by the terms from its opening on. */
export function clocksOf(terms: Terms, opened: number, then: readonly Told[], now: number): StoredClocks {
  const { facts, termsOf } = factsOf([{ type: 'judged', at: opened, terms }, { type: 'opened', at: opened, status: 'new', holdReason: null }, ...then])
  return computeClocks(facts, termsOf, now)
}
