import { NextResponse, type NextRequest } from 'next/server'
import { contentSecurityPolicy, liveTargetOf, PAGE_HEADERS, STRICT_TRANSPORT } from '@/lib/platform/http/page-headers'
import { parseRootDomains, tenantKeyFromHost } from '@/lib/platform/tenancy/host'

/**
 * Pages only: finds the tenant's key in the host, and gives the request an id and the answer its security
 * headers. No database, no permissions. API, files and cached public pages stay out (the matcher below):
 * running this costs each request about 2 ms.
 *
 * The edge runtime has no lib/platform/env.ts (it would ask for the database's address); these are the
 * variables of it that pages need before they are pages, with those of live updates (PUSHER_*).
 */
const ROOT_DOMAINS = parseRootDomains(process.env.FAROL_ROOT_DOMAIN ?? 'localhost')
/** Signing up is a form on the root domain that ends on a tenant's host. */
const TENANT_HOSTS = ROOT_DOMAINS.map((domain) => ` *.${domain}:*`).join('')
const HTTPS = process.env.APP_PROTOCOL === 'https'
const DEVELOPMENT = process.env.NODE_ENV === 'development'

export const config = {
  // Not: the API, Next's own files, those in the folder public/, and the public knowledge base (next.config.js).
  matcher: '/((?!api/|_next/|kb$|kb/|(?:favicon|icon|robots|sitemap)\\.[a-z]+$).*)',
}

const SANE_ID = /^[\w.:-]{8,128}$/

export function middleware(request: NextRequest): NextResponse {
  const host = tenantKeyFromHost(request.headers.get('host'), ROOT_DOMAINS)
  if (host.kind === 'invalid') return new NextResponse('Unknown host', { status: 404 })

  const nonce = btoa(crypto.randomUUID())
  const formTargets = host.kind === 'root' ? TENANT_HOSTS : ''
  const liveTarget = liveTargetOf({ host: request.headers.get('host'), https: HTTPS, environment: process.env })
  const policy = contentSecurityPolicy(nonce, { development: DEVELOPMENT, https: HTTPS, formTargets, liveTarget })
  const given = request.headers.get('x-request-id')
  const requestId = given && SANE_ID.test(given) ? given : crypto.randomUUID()

  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('x-farol-path', request.nextUrl.pathname + request.nextUrl.search)
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)

  const target = targetOf(request, host.kind === 'site' ? host.key : null)
  const response = target ? NextResponse.rewrite(target, { request: { headers } }) : NextResponse.next({ request: { headers } })
  response.headers.set('x-request-id', requestId)
  // Files bring a stricter policy of their own.
  if (!request.nextUrl.pathname.startsWith('/files/')) response.headers.set('content-security-policy', policy)
  for (const [name, value] of PAGE_HEADERS) response.headers.set(name, value)
  if (HTTPS) response.headers.set('strict-transport-security', STRICT_TRANSPORT)
  return response
}

/**
 * Where the request is really served, or null for where it points. `/t/*` is an address from the inside:
 * on a tenant's host it lies below the tenant like every other path, where nothing is; on the root domain
 * it is sent to where nothing is.
 */
function targetOf({ nextUrl }: NextRequest, key: string | null): URL | null {
  if (key === null && !isInside(nextUrl.pathname)) return null
  const target = nextUrl.clone()
  target.pathname = key === null ? '/_not-found' : `/t/${key}${nextUrl.pathname}`
  return target
}

/** Also as `/%74/…` and `//t/…`: the router decodes and folds after us. */
function isInside(pathname: string): boolean {
  try {
    return /^\/+t(\/|$)/i.test(decodeURIComponent(pathname))
  } catch {
    return true
  }
}
