import { z } from 'zod'

/** Shapes of what stands in an address, where everything is text. */

/** A whole number in decimal digits, and nothing else that JavaScript takes for a number (`0x10`, `1e1`, ` 7`). */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  )

/** The parts of time that are kept: Farol has nothing from before, and no text of ours has room for more. */
const FIRST = 0
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Whether an instant, in milliseconds, is one that can stand in the database and in an answer. */
export const isKeptInstant = (at: number): boolean => at >= FIRST && at <= LAST

/** An instant with its offset, in UTC: PostgreSQL knows fewer offsets than ISO 8601. */
export const instantParameter = z.iso.datetime({ offset: true }).transform((text, context) => {
  const at = new Date(text)
  if (isKeptInstant(at.getTime())) return at.toISOString()
  context.addIssue('Give an instant from 1970 to 9999')
  return z.NEVER
})
