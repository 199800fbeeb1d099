import 'server-only'
import { env } from '@/lib/platform/env'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import { canonicalOrigin } from './canonical'
import type { PublicSite } from './types'

/**
 * The knowledge base of a host name, or null where there is none: the host is nobody's, or its organisation is
 * suspended. What is kept is kept by organisation, never by the name of a host that somebody sent.
 */
export async function publicSite(host: string): Promise<PublicSite | null> {
  const found = tenantKeyFromHost(decoded(host), env.FAROL_ROOT_DOMAIN)
  if (found.kind !== 'site') return null
  const tenant = await resolveTenant(found.key)
  return tenant?.status === 'active' ? { tenant, origin: await canonicalOrigin(tenant) } : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
