import { ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'

/** Where a page ended: the sort it was read in, the last row's value in it, and the row's id. */
export interface Cursor {
  sort: string
  value: string | number
  id: string
}

export function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([1, sort, value, id])).toString('base64url')
}

/** @throws ValidationFailed when the text is no cursor of ours, or one of another sort */
export function decodeCursor(text: string, sort: string): Cursor {
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
  if (typeof value === 'number' ? !Number.isSafeInteger(value) : !isInstant(value)) throw refuse()
  return { sort, value: value as string | number, id }
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
