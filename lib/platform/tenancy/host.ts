/**
 * Whose host a request came to. Pure and without imports: the middleware (edge runtime), the API and the
 * pages all ask this one function, so they cannot disagree.
 */
export type HostKind =
  /** Farol's own domain: landing page and sign-up. */
  | { kind: 'root' }
  /** `key` is the slug of a subdomain, or the full name of a custom domain; only the latter has a dot. */
  | { kind: 'site'; key: string }
  /** Nothing that anybody could be served under. */
  | { kind: 'invalid' }

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/
/** Letters, digits and inner hyphens (RFC 1123), in at most 63 characters. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const PORT = /:\d{1,5}$/
const LONGEST_NAME = 253

const INVALID: HostKind = { kind: 'invalid' }
const ROOT: HostKind = { kind: 'root' }

/** The root domains in FAROL_ROOT_DOMAIN, a comma list of which the first is the canonical one. */
export const parseRootDomains = (list: string): string[] =>
  list
    .split(',')
    .map((domain) => domain.trim().toLowerCase())
    .filter(Boolean)

/**
 * Reads a Host header. Port, letter case and one trailing dot do not matter. `www.` of a root domain is the
 * root domain. Names deeper than one label below a root domain, addresses that are not root domains
 * themselves, and bare single labels are invalid.
 *
 * @param rootDomains lower case; the longest that fits counts where one lies below another
 */
export function tenantKeyFromHost(host: string | null | undefined, rootDomains: readonly string[]): HostKind {
  if (!host) return INVALID
  const name = withoutPort(host.toLowerCase())
  if (rootDomains.includes(name)) return ROOT
  if (!isDomainName(name)) return INVALID
  const root = longestSuffix(name, rootDomains)
  if (root === undefined) return isCustomDomain(name) ? { kind: 'site', key: name } : INVALID
  const below = name.slice(0, -root.length - 1)
  if (below === 'www') return ROOT
  return SLUG.test(below) ? { kind: 'site', key: below } : INVALID
}

function withoutPort(host: string): string {
  // [::1]:3000 ends with its port; ::1 alone would lose its last group, and is no legal Host header anyway.
  const name = host.replace(PORT, '')
  return name.endsWith('.') ? name.slice(0, -1) : name
}

function isDomainName(name: string): boolean {
  return name.length <= LONGEST_NAME && name.split('.').every((label) => LABEL.test(label))
}

/** A top-level label is never all digits, so this also tells names from IPv4 addresses. */
function isCustomDomain(name: string): boolean {
  return name.includes('.') && !/\.\d+$/.test(name)
}

function longestSuffix(name: string, rootDomains: readonly string[]): string | undefined {
  let longest: string | undefined
  for (const root of rootDomains) {
    if (name.endsWith(`.${root}`) && root.length > (longest?.length ?? 0)) longest = root
  }
  return longest
}
