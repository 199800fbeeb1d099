import 'server-only'

/**
 * Whether a page of this very host sent the request. Browsers say so themselves; an older one at least names the
 * origin. What is no browser says neither, and is refused: such routes live on a cookie.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.parse(origin)?.host === headers.get('host')?.toLowerCase()
}
