import { ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'

/** Where a page of a list by name ended. */
export interface NameCursor {
  name: string
  id: string
}

export function encodeNameCursor({ name, id }: NameCursor): string {
  return Buffer.from(JSON.stringify([1, 'name', name, id])).toString('base64url')
}

/** @throws ValidationFailed when the text is no cursor of ours */
export function decodeNameCursor(text: string): NameCursor {
  const refuse = () => ValidationFailed.at('cursor', 'Not a cursor of this list', 'invalid_cursor')
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refuse()
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw refuse()
  const [version, sort, name, id] = parts as unknown[]
  if (version !== 1 || sort !== 'name' || typeof name !== 'string' || typeof id !== 'string' || !isUuid(id))
    throw refuse()
  return { name, id }
}
