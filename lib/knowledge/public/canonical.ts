import 'server-only'
import { identityCache } from '@/lib/platform/auth/identity-cache'
import { tenantSql } from '@/lib/platform/db/tenant'
import { hostOrigin, tenantUrl } from '@/lib/platform/tenancy/address'

const known = identityCache<{ origin: string }>('kb-origins', 5_000)

/**
 * The one origin that an organisation's pages name as theirs, whichever of its hosts they were asked of: the domain
 * of its own that was proven first, else its subdomain. Kept in memory until the database says that it changed.
 */
export async function canonicalOrigin(tenant: { id: string; slug: string }): Promise<string> {
  const subdomain = { origin: tenantUrl(tenant.slug, '') }
  const found = await known.get(tenant.id, tenant.slug, async () => {
    const [domain] = await tenantSql<{ host: string }>({ tenant }, {
      name: 'kb_domain',
      text: 'select host from tenant_domain where tenant_id = $1::uuid and verified_at is not null order by verified_at, id limit 1',
      values: [tenant.id],
    })
    return domain ? { origin: hostOrigin(domain.host) } : subdomain
  })
  return (found ?? subdomain).origin
}
