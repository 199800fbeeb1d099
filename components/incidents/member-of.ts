/** What stands under a key of a stored value, whatever that is. */
export const partOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

/** A text or number under a key of a stored value; undefined when it is not there. */
export function memberOf(value: unknown, key: string): string | undefined {
  const member = partOf(value, key)
  return typeof member === 'string' || typeof member === 'number' ? String(member) : undefined
}
