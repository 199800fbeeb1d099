import 'server-only'
import { env } from '@/lib/platform/env'
import type { Allowance } from '@/lib/platform/limits/limiter'

const BASE = {
  // Answers are for one caller at one moment.
  'cache-control': 'no-store',
  // An answer opened in a browser must not become a page: no script, no frame, no guessing of types.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

const HSTS = 'max-age=63072000; includeSubDomains'

/** Headers of every answer of the API. No CORS header is among them: browsers elsewhere may not read it. */
export function apiHeaders(requestId: string, allowance?: Allowance): Record<string, string> {
  const headers: Record<string, string> = { ...BASE, 'x-request-id': requestId }
  if (env.APP_PROTOCOL === 'https') headers['strict-transport-security'] = HSTS
  if (allowance) {
    headers['ratelimit-limit'] = String(allowance.limit)
    headers['ratelimit-remaining'] = String(allowance.remaining)
    headers['ratelimit-reset'] = String(allowance.reset)
  }
  return headers
}
