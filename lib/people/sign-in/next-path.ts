const BASE = 'http://here.invalid'
const LONGEST = 2_000

/**
 * Where to go after signing in: the wanted path when it lies on this host, else the start page. Whatever a
 * browser would read as another origin (`//evil.example`, `/\evil.example`, `https:…`) counts as none.
 */
export function nextPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > LONGEST || !URL.canParse(wanted, BASE)) return '/'
  const { origin, pathname, search, hash } = new URL(wanted, BASE)
  const leadsNowhere = pathname.startsWith('//') || pathname.startsWith('/api/') || /^\/sign-in(\/|$)/.test(pathname)
  return origin !== BASE || leadsNowhere ? '/' : pathname + search + hash
}
