import 'server-only'
import { randomUUID } from 'node:crypto'

/** What a proxy in front may send: visible, short, nothing that could break a log line or a header. */
const SANE_ID = /^[\w.:-]{8,128}$/

/** The id of a request: the caller's `X-Request-Id` when it is a sane one, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id')
  return given && SANE_ID.test(given) ? given : randomUUID()
}

/**
 * The address of the client. The web process overwrites `x-forwarded-for` with what it saw itself, unless
 * the peer is a trusted proxy (docs/security.md), so the first entry cannot be forged.
 */
export function clientAddressOf(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')
  return forwarded?.split(',', 1)[0]?.trim() || '127.0.0.1'
}

/** The path and the query string of a request, without the cost of a URL object. */
export function targetOf(request: Request): { path: string; search: string } {
  const { url } = request
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const question = url.indexOf('?', start)
  return question < 0
    ? { path: url.slice(start), search: '' }
    : { path: url.slice(start, question), search: url.slice(question + 1) }
}
