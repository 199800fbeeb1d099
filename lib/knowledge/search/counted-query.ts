import { plainText } from '@/lib/tickets/search/parse'
import { LONGEST_QUERY } from './schema'

const LONGEST = 120
/** Addresses, and numbers that may be somebody's: a telephone, a document, an account. */
const PERSONAL = /\S+@\S+|\b\d[\d.\-/]{4,}\d\b/g

/** Stands for the searches of a day that had no room of their own; no search in words is written so. */
export const OTHER_SEARCHES = '*'

/**
 * A search as it is counted: in plain words, so that the same question is one row, and without what may tell of
 * somebody. Null when nothing is left that a gap could be made of. Pure.
 */
export function countedQuery(query: string): string | null {
  const words = plainText(query.slice(0, LONGEST_QUERY).replace(PERSONAL, ' ')).match(/[\p{L}\p{N}]+/gu) ?? []
  const counted = words.join(' ').slice(0, LONGEST).trim()
  return counted.length >= 3 ? counted : null
}
