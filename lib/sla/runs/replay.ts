import type { Calendar } from '@/lib/sla/calendar/compile'
import type { JudgedFact, SlaFact, VersionRef } from '@/lib/sla/facts'
import { judge, type ActivePolicy, type SlaSetup } from '@/lib/sla/match'
import type { Terms, TermsOf } from '@/lib/sla/terms'
import type { CalendarOf } from '@/lib/sla/reading'

/** The version that a draft goes by: no stored one has it. */
export const DRAFT_VERSION = 0

interface PolicyDraft {
  kind: 'policy'
  policy: ActivePolicy
  /** The draft in its place among the policies. */
  setup: SlaSetup
}

/** What is tried out, with what else is in force. */
export type Draft =
  | PolicyDraft
  | {
      kind: 'calendar'
      id: string
      times: Calendar
    }

/**
 * The facts of a ticket as if the draft had been in force from its opening, and all else as it was: a judgement
 * changes when it was by what the draft of a policy replaces, or when that would have taken it from another one.
 * The draft of a calendar changes what judgements mean (`draftTerms`).
 */
export function replayed(facts: readonly SlaFact[], draft: Draft): SlaFact[] {
  if (draft.kind === 'calendar') return [...facts]
  return facts.map((fact) => (fact.type === 'judged' ? rejudged(fact, draft) : fact))
}

function rejudged(fact: JudgedFact, { policy, setup }: PolicyDraft): JudgedFact {
  const subject = { kind: 'incident' as const, priority: fact.priority, categoryId: fact.categoryId }
  const was = fact.policy?.id === policy.id
  const alone = judge({ ...setup, policies: [policy] }, subject)
  // What has changed in the order since then is not the draft's doing.
  if (was && alone.policy) return { ...fact, ...alone }
  const judgement = judge(setup, subject)
  return was || judgement.policy?.id === policy.id ? { ...fact, ...judgement } : fact
}

/**
 * What judgements mean when some are by the draft: of a policy, those that name it; of a calendar, all by which
 * any version of it counts.
 * @param stored of the stored versions
 * @param calendarOf knows the calendars in force
 */
export function draftTerms(draft: Draft, stored: TermsOf, calendarOf: CalendarOf): TermsOf {
  return (fact) => {
    if (draft.kind === 'calendar') {
      const terms = stored(fact)
      return terms?.calendar.id === draft.id ? byTimes(terms, draft.times) : terms
    }
    return fact.calendar && isDraft(fact.policy)
      ? policyTerms(draft.policy, fact, fact.calendar, calendarOf)
      : stored(fact)
  }
}

/** The same terms, counted by the draft of their calendar. */
export const byTimes = (terms: Terms, times: Calendar): Terms => ({
  ...terms,
  calendar: { id: terms.calendar.id, version: DRAFT_VERSION, times },
})

const isDraft = (ref: VersionRef | null): boolean => ref?.version === DRAFT_VERSION

const policyTerms = (
  { id, version, name, definition }: ActivePolicy,
  fact: JudgedFact,
  calendar: VersionRef,
  calendarOf: CalendarOf,
): Terms => ({
  policy: { id, version, name },
  calendar: { ...calendar, times: calendarOf(calendar) },
  priority: fact.priority,
  definition,
})
