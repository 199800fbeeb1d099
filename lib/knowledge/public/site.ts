import 'server-only'
import { env } from '@/lib/platform/env'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { hostOrigin } from '@/lib/platform/tenancy/address'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'
import type { PublicSite } from './types'

/**
 * The knowledge base of a host name, or null where there is none: the host is nobody's, or its organisation is
 * suspended. The name is part of the address that pages are kept under, so what is kept never crosses hosts.
 */
export async function publicSite(host: string): Promise<PublicSite | null> {
  const name = decoded(host)
  const found = tenantKeyFromHost(name, env.FAROL_ROOT_DOMAIN)
  if (found.kind !== 'site') return null
  const tenant = await resolveTenant(found.key)
  return tenant?.status === 'active' ? { tenant, origin: hostOrigin(name) } : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
