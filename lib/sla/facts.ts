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

/** From here on another ticket stands for this one: nothing is promised on it any more. */
export interface MergedFact extends At {
  type: 'merged'
}

/** The merge was undone: the ticket is what it was, and its clocks go on with the time they had used. */
export interface UnmergedFact extends At {
  type: 'unmerged'
}

export type SlaFact = OpenedFact | StatusFact | RepliedFact | AskedFact | JudgedFact | MergedFact | UnmergedFact

/** The judgement in force at the end of the facts. */
export const lastJudgement = (facts: readonly SlaFact[]): JudgedFact | null =>
  facts.findLast((fact): fact is JudgedFact => fact.type === 'judged') ?? null
