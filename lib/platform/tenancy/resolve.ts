import 'server-only'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { tenantSettings } from './settings'
import { allQuietSince, readPoint, stillHolds } from '@/lib/platform/auth/freshness'
import type { TenantInfo } from '@/lib/platform/context'
import { systemSql } from '@/lib/platform/db/system'
import { locales } from '@/lib/platform/i18n/locale'
import { processWide } from '@/lib/platform/process-wide'

const COLUMNS = 't.id, t.slug, t.name, t.status, t.locale, t.timezone, t.plan, t.settings'
const BY_SLUG = `select ${COLUMNS} from tenant t where t.slug = $1`
/** A domain whose ownership was not proven serves nobody. */
const BY_DOMAIN = `select ${COLUMNS} from tenant t join tenant_domain d on d.tenant_id = t.id
  where d.host = $1 and d.verified_at is not null`

const row = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  locale: z.enum(locales),
  timezone: z.string(),
  plan: z.enum(['free', 'paid']),
  settings: tenantSettings,
})

interface Found {
  tenant: TenantInfo
  since: number
}

/** Made-up hosts have a place of their own, so that a flood of them cannot push out the tenants. */
const known = processWide('cache.tenants', () => new LRUCache<string, Found>({ max: 5_000, ttl: 60_000 }))
const unknown = processWide('cache.unknown-hosts', () => new LRUCache<string, number>({ max: 5_000, ttl: 2_000 }))

/**
 * The tenant behind a key of `tenantKeyFromHost`, suspended ones included, or null. Kept in memory until
 * the database says that the tenant changed; that a key is unknown is kept for two seconds at most.
 */
export async function resolveTenant(key: string): Promise<TenantInfo | null> {
  const found = known.get(key)
  if (found && stillHolds(found.tenant.id, found.since)) return found.tenant
  const missedAt = unknown.get(key)
  if (missedAt !== undefined && allQuietSince(missedAt)) return null

  const since = readPoint()
  const tenant = await load(key)
  if (tenant) known.set(key, { tenant, since })
  else unknown.set(key, since)
  return tenant
}

async function load(key: string): Promise<TenantInfo | null> {
  const [first] = await systemSql(key.includes('.') ? BY_DOMAIN : BY_SLUG, [key])
  return first ? row.parse(first) : null
}
