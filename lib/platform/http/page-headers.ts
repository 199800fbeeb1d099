/** Security headers of pages. Without imports: the middleware's edge runtime loads them. */

/** Two years (the least that browsers' preload lists take is one), and for tenants' subdomains too. */
export const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains'

/** The same on every page. Files and redirects without a page carry them through next.config.js. */
export const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
]

interface Surroundings {
  development: boolean
  https: boolean
  /** Where a form of the page may lead besides its own host; sources with a space before each. */
  formTargets: string
}

/**
 * The content security policy of one answer. Scripts run only with the nonce, or when such a script loads
 * them. Style elements need it too; style attributes are allowed, because the positions of menus and
 * dialogs are computed and rendered as such.
 */
export function contentSecurityPolicy(nonce: string, { development, https, formTargets }: Surroundings): string {
  // In development React rebuilds server stack traces with eval, and Next's refresh talks over a socket and
  // draws its overlay with style elements of its own.
  const styles = development ? "'unsafe-inline'" : `'nonce-${nonce}'; style-src-attr 'unsafe-inline'`
  const evaluate = development ? " 'unsafe-eval'" : ''
  const sockets = development ? ' ws:' : ''
  const upgrade = https ? '; upgrade-insecure-requests' : ''
  return (
    "default-src 'self'" +
    `; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}` +
    `; style-src 'self' ${styles}` +
    "; img-src 'self' data: blob:; font-src 'self'" +
    `; connect-src 'self'${sockets}` +
    "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'" +
    `; form-action 'self'${formTargets}` +
    upgrade
  )
}
