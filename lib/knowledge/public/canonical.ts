import 'server-only'
import { LRUCache } from 'lru-cache'
import { readPoint, stillHolds } from '@/lib/platform/auth/freshness'
import { tenantSql } from '@/lib/platform/db/tenant'
import { processWide } from '@/lib/platform/process-wide'
import { hostOrigin, tenantUrl } from '@/lib/platform/tenancy/address'

interface Found {
  origin: string
  since: number
}

const known = processWide('cache.kb-origins', () => new LRUCache<string, Found>({ max: 5_000, ttl: 60_000 }))

/**
 * The one origin that an organisation's pages name as theirs, whichever of its hosts they were asked of: the domain
 * of its own that was proven first, else its subdomain. Kept in memory until the database says that it changed.
 */
export async function canonicalOrigin(tenant: { id: string; slug: string }): Promise<string> {
  const found = known.get(tenant.id)
  if (found && stillHolds(tenant.id, found.since)) return found.origin
  const since = readPoint()
  const [domain] = await tenantSql<{ host: string }>({ tenant }, {
    name: 'kb_domain',
    text: 'select host from tenant_domain where tenant_id = $1::uuid and verified_at is not null order by verified_at, id limit 1',
    values: [tenant.id],
  })
  const origin = domain ? hostOrigin(domain.host) : tenantUrl(tenant.slug, '')
  known.set(tenant.id, { origin, since })
  return origin
}
