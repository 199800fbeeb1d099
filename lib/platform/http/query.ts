import 'server-only'
import { ValidationFailed } from '@/lib/platform/errors'

/**
 * The parameters of a query string. One given twice has no clear meaning, and text that PostgreSQL cannot
 * hold is refused here.
 * @throws ValidationFailed
 */
export function readQuery(search: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>
  if (search === '') return values
  for (const [name, value] of new URLSearchParams(search)) {
    if (name in values) throw ValidationFailed.at(name, 'Given more than once', 'repeated')
    if (value.includes('\0')) throw ValidationFailed.at(name, 'Contains a NUL character', 'invalid_text')
    values[name] = value
  }
  return values
}

/** For operations that take no parameters. @throws ValidationFailed when there are some */
export function refuseQuery(given: Record<string, string>): undefined {
  const names = Object.keys(given)
  if (names.length === 0) return undefined
  throw new ValidationFailed(names.map((path) => ({ path, message: 'Not a known parameter', code: 'unrecognized' })))
}
