import type { HoldReason } from '@/lib/tickets/vocabulary'

/**
 * What happened to a ticket that its clocks depend on: plain facts in their order, kept with the ticket for
 * good. The first judgement stands before the opening, whose clocks start with it. Whether a hold pauses or a
 * reply is in time is no fact; it follows from the terms that were in force.
 */

interface At {
  /** Milliseconds since 1970, UTC. */
  at: number
}

export interface OpenedFact extends At {
  type: 'opened'
  status: string
  holdReason: HoldReason | null
}

export interface StatusFact extends At {
  type: 'status'
  status: string
  holdReason: HoldReason | null
}

/** A public reply by those who work the ticket; automatic messages are none. */
export interface RepliedFact extends At {
  type: 'replied'
}

/** A message of the requester after the opening. */
export interface AskedFact extends At {
  type: 'asked'
}

export interface VersionRef {
  id: string
  version: number
}

/** From here on the ticket is judged by this version, at this priority; by none when no policy is for it. */
export interface JudgedFact extends At {
  type: 'judged'
  priority: number
  /** Of the ticket at that time: what a draft policy would have matched. */
  categoryId: string | null
  policy: VersionRef | null
  calendar: VersionRef | null
  /** Why: it was opened, a field that policies ask for changed, or open tickets were moved to new versions. */
  reason: 'opened' | 'changed' | 'moved'
}

export type SlaFact = OpenedFact | StatusFact | RepliedFact | AskedFact | JudgedFact

/** The judgement in force at the end of the facts. */
export const lastJudgement = (facts: readonly SlaFact[]): JudgedFact | null =>
  facts.findLast((fact): fact is JudgedFact => fact.type === 'judged') ?? null
