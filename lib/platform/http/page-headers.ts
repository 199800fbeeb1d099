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
  /** Where the page's live connection leads, with a space before. */
  liveTarget: string
}

interface LivePlace {
  /** The Host header of the page. */
  host: string | null
  https: boolean
  /** The variables PUSHER_*. */
  environment: Readonly<Record<string, string | undefined>>
}

/** Where browsers open their live connection, as a source of the policy; nothing where there are no live updates. */
export function liveTargetOf({ host, https, environment }: LivePlace): string {
  const { PUSHER_KEY, PUSHER_HOST, PUSHER_CLUSTER, PUSHER_PUBLIC_HOST, PUSHER_PUBLIC_PORT, PUSHER_PUBLIC_TLS } = environment
  if (!PUSHER_KEY) return ''
  if (!PUSHER_HOST) return PUSHER_CLUSTER ? ` wss://ws-${PUSHER_CLUSTER}.pusher.com` : ''
  const tls = PUSHER_PUBLIC_HOST && PUSHER_PUBLIC_TLS ? PUSHER_PUBLIC_TLS === '1' : https
  const place = PUSHER_PUBLIC_HOST ? `${PUSHER_PUBLIC_HOST}${PUSHER_PUBLIC_PORT ? `:${PUSHER_PUBLIC_PORT}` : ''}` : host
  return place ? ` ${tls ? 'wss' : 'ws'}://${place}` : ''
}

/**
 * The content security policy of one answer. Scripts run only with the nonce, or when such a script loads
 * them. Style elements need it too; style attributes are allowed, because the positions of menus and
 * dialogs are computed and rendered as such.
 */
export function contentSecurityPolicy(nonce: string, { development, https, formTargets, liveTarget }: Surroundings): string {
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
    `; connect-src 'self'${liveTarget}${sockets}` +
    "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'" +
    `; form-action 'self'${formTargets}` +
    upgrade
  )
}
