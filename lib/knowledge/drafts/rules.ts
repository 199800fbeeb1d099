/** Pure questions about drafts. */

/** Editors save by themselves every few seconds: what one person writes in one go is one entry of the audit. */
const SITTING = 10 * 60_000

interface Saved {
  updatedById: string | null
  updatedAt: Date
}

/** Whether a save begins a sitting of its own, to be told in the audit. */
export const beginsSitting = (last: Saved, by: string | null, now: Date): boolean =>
  last.updatedById !== by || now.getTime() - last.updatedAt.getTime() >= SITTING

interface Text {
  title: string
  summary: string
  body: string
}

export const sameText = (a: Text, b: Text): boolean => a.title === b.title && a.summary === b.summary && a.body === b.body
