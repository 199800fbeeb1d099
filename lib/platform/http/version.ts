import { z } from 'zod'
import { ValidationFailed } from '@/lib/platform/errors'

const version = z.int().min(1).describe('The version the change is based on; a stale one is refused with 409')

/** A PATCH body with the version it may carry, as the reference shows it. */
export const withVersion = <Shape extends z.ZodRawShape>(changes: z.ZodObject<Shape>) =>
  changes.extend({ version: version.optional() })

/**
 * The version a change is based on, from `If-Match` or from `version` in the body, and the body without it.
 * A body that is no object is given back as it is, for the verb to refuse.
 * @throws ValidationFailed when it is no version, or the two disagree
 */
export function takeVersion(body: unknown, ifMatch: number | undefined): { changes: unknown; version: number | undefined } {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !('version' in body)) {
    return { changes: body, version: ifMatch }
  }
  const { version, ...changes } = body
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw ValidationFailed.at('version', 'A version is a whole number from 1', 'invalid_type')
  }
  if (ifMatch !== undefined && ifMatch !== version) {
    throw ValidationFailed.at('version', 'Differs from If-Match', 'invalid')
  }
  return { changes, version }
}
