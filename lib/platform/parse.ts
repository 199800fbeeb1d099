import type { z } from 'zod'
import { ValidationFailed, type Issue } from '@/lib/platform/errors'

/** Parses untrusted input. @throws ValidationFailed with every refused field */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const result = schema.safeParse(input)
  if (!result.success) throw new ValidationFailed(result.error.issues.flatMap(toIssues))
  return result.data
}

type ZodIssue = z.core.$ZodIssue

/** An unknown field is reported at its own path, not at its parent's. */
function toIssues(issue: ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      message: 'Unknown field',
      code: 'unrecognized',
    }))
  }
  return [{ path: issue.path.join('.'), message: issue.message, code: codeOf(issue) }]
}

/** `required` for what is missing or empty; else zod's own code. */
function codeOf(issue: ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'required'
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'required'
  return issue.code
}
