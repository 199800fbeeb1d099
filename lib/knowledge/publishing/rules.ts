import type { ReviewDecision, ReviewStatus, TranslationStatus } from '../vocabulary'

/** Pure rules of an article's life in one language. */

/**
 * Where a translation can go. Publishing again is a move of its own; what is in review goes back to a draft when
 * changes are asked for. An archived one comes back as a draft, or is published as it is.
 */
export const MOVES: Readonly<Record<TranslationStatus, readonly TranslationStatus[]>> = {
  draft: ['in_review', 'published', 'archived'],
  in_review: ['draft', 'published', 'archived'],
  published: ['published', 'draft', 'archived'],
  archived: ['draft', 'published'],
}

export const canMove = (from: TranslationStatus, to: TranslationStatus): boolean => MOVES[from].includes(to)

/** What reviewers think together: one who asks for changes ends the review, the last who approves does too. */
export function outcomeOf(decisions: readonly (ReviewDecision | null)[]): Extract<ReviewStatus, 'open' | ReviewDecision> {
  if (decisions.includes('changes_requested')) return 'changes_requested'
  return decisions.length > 0 && decisions.every((decision) => decision === 'approved') ? 'approved' : 'open'
}

/** When an article is to be looked at again; null when it never is. */
export const nextReview = (from: Date, everyDays: number | null): Date | null =>
  everyDays === null ? null : new Date(from.getTime() + everyDays * 86_400_000)
