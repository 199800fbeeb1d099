import { digest } from '../ids.ts'
import { isRecord } from '../protocol/reply.ts'

/** What `match` becomes: the same field of the original event and of the new one. */
const EQUALITY = /^\s*event\.([\w.]+) == async\.\1\s*$/

/**
 * For an expression that says no more than that one field is equal in both events: the digest under which the wait
 * is found, so that an event is not compared with every run that waits. Undefined for any other expression.
 */
export function equalityKey(expression: string | undefined, event: unknown): string | undefined {
  const path = EQUALITY.exec(expression ?? '')?.[1]
  if (!path) return undefined
  const value = path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), event)
  return isScalar(value) ? digest(path, value) : undefined
}

/** The digests under which an event may be waited for: one for each of its fields. */
export function equalityKeys(event: unknown): string[] {
  const keys: string[] = []
  const visit = (value: unknown, path: string) => {
    if (isScalar(value)) keys.push(digest(path, value))
    else if (isRecord(value))
      for (const [name, inner] of Object.entries(value))
        if (/^\w+$/.test(name)) visit(inner, path ? `${path}.${name}` : name)
  }
  visit(event, '')
  return keys
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
