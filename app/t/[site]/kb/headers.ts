import { env } from '@/lib/platform/env'
import { PAGE_HEADERS, STRICT_TRANSPORT } from '@/lib/platform/http/page-headers'

/** Browsers and proxies ask again each time: what was withdrawn is gone at once. */
export function textHeaders(type: string): Headers {
  const headers = new Headers([...PAGE_HEADERS.map(([name, value]): [string, string] => [name, value])])
  headers.set('content-type', type.startsWith('image/') ? type : `${type}; charset=utf-8`)
  headers.set('cache-control', 'public, max-age=0, must-revalidate')
  if (env.APP_PROTOCOL === 'https') headers.set('strict-transport-security', STRICT_TRANSPORT)
  return headers
}

/** Those of a page with its content security policy. */
export function pageHeaders(policy: string): Headers {
  const headers = textHeaders('text/html')
  headers.set('content-security-policy', env.APP_PROTOCOL === 'https' ? `${policy}; upgrade-insecure-requests` : policy)
  return headers
}

/** To another page of the same host, for good or for now. */
export const lead = (status: 303 | 307 | 308, path: string): Response => {
  const headers = textHeaders('text/plain')
  headers.set('location', path)
  return new Response(null, { status, headers })
}
