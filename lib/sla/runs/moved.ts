import { lastJudgement, type JudgedFact, type SlaFact } from '@/lib/sla/facts'
import { judge, type Subject } from '@/lib/sla/match'
import type { CalendarOf } from '@/lib/sla/reading'
import type { Terms, TermsOf } from '@/lib/sla/terms'
import { byTimes, draftTerms, type Draft } from './replay'

/** A move of an open ticket to what is tried out, in the way of `lib/sla/rejudge.ts`. */
export interface MovedFacts {
  /** What has happened, and the move. */
  facts: SlaFact[]
  /** The move itself. */
  judged: JudgedFact
}

/**
 * The facts of an open ticket that saving the draft would move, with the move; null for one that would stay. It
 * keeps the time that it has used. A calendar's draft leaves the version of the policy that judges.
 * @param now epoch milliseconds; what has happened later comes before the move
 */
export function movedBy(facts: readonly SlaFact[], subject: Subject, draft: Draft, now: number): MovedFacts | null {
  const last = lastJudgement(facts)
  const judged = movement(last, subject, draft)
  if (!judged) return null
  const move: JudgedFact = { ...judged, at: Math.max(now, facts.at(-1)?.at ?? 0), reason: 'moved' }
  return { facts: [...facts, move], judged: move }
}

function movement(last: JudgedFact | null, subject: Subject, draft: Draft): Omit<JudgedFact, 'at' | 'reason'> | null {
  if (draft.kind === 'calendar') return last?.calendar?.id === draft.id ? last : null
  const next = judge(draft.setup, subject)
  if (last?.policy?.id !== draft.policy.id && next.policy?.id !== draft.policy.id) return null
  return { type: 'judged', priority: subject.priority, categoryId: subject.categoryId, ...next }
}

/**
 * What judgements mean when only the move is by the draft.
 * @param stored of the stored versions
 * @param calendarOf knows the calendars in force
 */
export function movedTerms(move: JudgedFact, draft: Draft, stored: TermsOf, calendarOf: CalendarOf): TermsOf {
  const drafted = draftTerms(draft, stored, calendarOf)
  return (fact): Terms | null => {
    if (draft.kind === 'policy') return drafted(fact)
    const terms = stored(fact)
    return terms && fact === move ? byTimes(terms, draft.times) : terms
  }
}
