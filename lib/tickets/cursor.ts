import { ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { isKeptInstant } from '@/lib/platform/parameters'

/** Where a page ended: the sort it was read in, the last row's value in it, and the row's id. */
export interface Cursor {
  sort: string
  value: string | number
  id: string
}

/** Stands for an instant that does not come, in the database as in a cursor. */
export const NEVER = 'infinity'

/** What the values of a sort are: a cursor is anybody's to write, and goes into a comparison with the column. */
const KINDS = {
  createdAt: 'instant',
  publishedAt: 'instant',
  updatedAt: 'instant',
  priority: 'int2',
  number: 'int4',
  dueAt: 'instant or never',
  comments: 'instant',
  timeline: 'instant',
} as const

type Kind = (typeof KINDS)[keyof typeof KINDS]

/** A sort that lists are read in; `-` for descending. */
export type CursorSort = keyof typeof KINDS | `-${keyof typeof KINDS}`

export function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([1, sort, value, id])).toString('base64url')
}

/** @throws ValidationFailed when the text is no cursor of ours, or one of another sort */
export function decodeCursor(text: string, sort: CursorSort): Cursor {
  const refuse = () => ValidationFailed.at('cursor', 'Not a cursor of this list', 'invalid_cursor')
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refuse()
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw refuse()
  const [version, cursorSort, value, id] = parts as unknown[]
  if (version !== 1 || cursorSort !== sort || typeof id !== 'string' || !isUuid(id)) throw refuse()
  if (!fits(value, KINDS[sort.replace('-', '') as keyof typeof KINDS])) throw refuse()
  return { sort, value, id }
}

const LARGEST = { int2: 2 ** 15 - 1, int4: 2 ** 31 - 1 } as const

function fits(value: unknown, kind: Kind): value is string | number {
  if (kind === 'instant or never') return value === NEVER || fits(value, 'instant')
  if (kind === 'instant') return typeof value === 'string' && isInstant(value)
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST[kind]
}

/** As `encodeCursor` was given it: an ISO instant in UTC, of a day that exists. */
function isInstant(text: string): boolean {
  const at = new Date(text)
  return isKeptInstant(at.getTime()) && at.toISOString() === text
}
