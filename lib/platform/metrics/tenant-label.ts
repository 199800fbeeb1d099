import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'

const OTHER = 'other'

/** Names the tenant of a request, or nothing where the host has none. */
export type TenantLabel = (host: string, served: boolean) => string | undefined

/**
 * At most `limit` tenants get a name of their own; the others share one. A host is anybody's to write: only an
 * answer that shows that the tenant exists takes a place.
 *
 * @param rootDomains lower case
 * @param limit 0 names nobody
 */
export function tenantLabels(rootDomains: readonly string[], limit: number): TenantLabel {
  const named = new Set<string>()
  return (host, served) => {
    if (limit === 0) return undefined
    const kind = tenantKeyFromHost(host, rootDomains)
    if (kind.kind !== 'site') return undefined
    if (named.has(kind.key)) return kind.key
    if (!served || named.size >= limit) return OTHER
    named.add(kind.key)
    return kind.key
  }
}
