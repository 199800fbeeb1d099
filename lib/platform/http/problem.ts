import 'server-only'
import { DatabaseBusy, translateDbError } from '@/lib/platform/db/errors'
import { DomainError, RateLimited } from '@/lib/platform/errors'

/** The codes a client can meet, with their titles (RFC 9457: the same for every occurrence). */
export const PROBLEM_TITLES: Readonly<Record<string, string>> = {
  malformed: 'The request could not be read',
  unauthenticated: 'Authentication is required',
  forbidden: 'Not allowed',
  tenant_suspended: 'The organisation is suspended',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict with the current state',
  illegal_transition: 'Illegal transition',
  payload_too_large: 'Payload too large',
  unsupported_media_type: 'Unsupported media type',
  validation_failed: 'Validation failed',
  rate_limited: 'Too many requests',
  unavailable: 'Temporarily unavailable',
  jobs_off: 'Background jobs are not configured',
  internal: 'Internal error',
}

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  requestId: string
  [member: string]: unknown
}

/** The path exists, the method does not. */
export class MethodNotAllowed extends DomainError {
  readonly code = 'method_not_allowed'
  readonly status = 405
}

/** What an error is to a client: a domain error, or undefined when it is ours to hide and to log. */
export function domainErrorOf(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown
  const translated = translateDbError(thrown)
  return translated instanceof DomainError ? translated : undefined
}

/** The problem document (RFC 9457) of an error; undefined stands for one that stays ours: nothing of it shows. */
export function problemOf(error: DomainError | undefined, requestId: string): Problem {
  const code = error?.code ?? 'internal'
  return {
    type: `/api/docs#problem-${code}`,
    title: PROBLEM_TITLES[code] ?? code,
    status: error?.status ?? 500,
    code,
    detail: error?.message ?? 'Something went wrong on our side. Quote the requestId when you report it.',
    requestId,
    ...error?.extra,
  }
}

/** The answer that carries a problem. `headers` is completed and used. */
export function problemResponse(error: DomainError | undefined, requestId: string, headers: Record<string, string>): Response {
  headers['content-type'] = 'application/problem+json'
  if (error instanceof RateLimited || error instanceof DatabaseBusy) headers['retry-after'] = String(error.retryAfter)
  if (error?.status === 401) headers['www-authenticate'] = 'Bearer realm="farol"'
  const problem = problemOf(error, requestId)
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
