import 'server-only'
import type { TenantInfo } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { Malformed, NotFound, TenantSuspended } from '@/lib/platform/errors'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'

/**
 * The tenant a request is for: its host names it, or X-Tenant-Id on the root domain. Keys and tokens are
 * looked up within that tenant, so a credential of another does not exist there.
 * @throws NotFound, TenantSuspended, Malformed (no tenant named, or two)
 */
export async function tenantOf(headers: Headers): Promise<TenantInfo> {
  const key = tenantKey(headers)
  const tenant = key ? await resolveTenant(key) : null
  if (!tenant) throw new NotFound('Organisation')
  const named = headers.get('x-tenant-id')
  if (named && named.toLowerCase() !== tenant.slug) throw new Malformed('X-Tenant-Id names another organisation than the host')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  return tenant
}

function tenantKey(headers: Headers): string | undefined {
  const host = tenantKeyFromHost(headers.get('host'), env.FAROL_ROOT_DOMAIN)
  if (host.kind === 'site') return host.key
  if (host.kind === 'invalid') return undefined
  const slug = headers.get('x-tenant-id')?.toLowerCase()
  if (!slug) throw new Malformed('No organisation named: use its own host, or send X-Tenant-Id')
  // Only a dot would make it a custom domain's key; those are named by the host alone.
  return slug.includes('.') ? undefined : slug
}
