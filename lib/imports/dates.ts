import { exists, instantOf, type WallClock } from './local-time'

const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i

/**
 * Reads a date as files write it: `dd-mm-yyyy hh:mm` (also with `/` or `.`), or ISO 8601 with or without an
 * offset. Without an offset it is local time of `timeZone`; without a time, midnight. Null when it is none.
 */
export function parseDate(text: string, timeZone: string): Date | null {
  if (WITH_OFFSET.test(text)) return withOffset(text)
  const wall = wallClock(text)
  return wall && exists(wall) ? instantOf(wall, timeZone) : null
}

function wallClock(text: string): WallClock | null {
  const dayFirst = DAY_FIRST.exec(text)
  const match = dayFirst ?? YEAR_FIRST.exec(text)
  if (!match) return null
  const [first, month, last, hour, minute, second] = match.slice(1).map((digits) => Number(digits ?? 0))
  if (first === undefined || month === undefined || last === undefined) return null
  const [day, year] = dayFirst ? [first, last] : [last, first]
  return { year, month, day, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 }
}

/** The wall clock part is checked first: Date moves a 31st of February into March without a word. */
function withOffset(text: string): Date | null {
  const wall = wallClock(text.replace(/(?:Z|[+-]\d{2}:?\d{2})$/i, ''))
  if (!wall || !exists(wall)) return null
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(instant.getTime()) ? null : instant
}
