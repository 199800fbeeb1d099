import 'server-only'
import { identityCache } from './identity-cache'
import { permissionsOf } from './permissions'
import { hashSecret } from './secrets'
import type { ApiKeyActor, TenantInfo } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'

/** `farol_pat_` (acts as its owner) or `farol_svc_` (as a service account), and 256 random bits. */
const FORM = /^farol_(?:pat|svc)_[\w-]{43}$/

/** How exact "last used" is. */
const USED_EVERY = 60_000

interface LiveKey {
  actor: ApiKeyActor
  expiresAt: number
  lastUsedAt: number
}

interface Row {
  id: string
  user_id: string
  scopes: string[]
  expires_at: Date | null
  last_used_at: Date | null
  user_name: string
  role: string
  permissions: string[]
}

const cache = identityCache<LiveKey>('api-keys', 20_000)

const FIND = `
select k.id, k.user_id, k.scopes, k.expires_at, k.last_used_at,
  u.name as user_name, r.key as role, r.permissions
from api_key k
join app_user u on u.tenant_id = k.tenant_id and u.id = k.user_id
join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
where k.tenant_id = $1 and k.hash = $2 and k.revoked_at is null and u.status = 'active'`

async function load(tenant: TenantInfo, hash: string): Promise<LiveKey | null> {
  const [row] = await tenantSql<Row>({ tenant }, { name: 'api_key_find', text: FIND, values: [tenant.id, hash] })
  if (!row) return null
  const { id, user_id: userId, user_name: name, role } = row
  return {
    actor: { kind: 'apiKey', id, userId, name, role, permissions: narrowed(row) },
    expiresAt: row.expires_at?.getTime() ?? Infinity,
    lastUsedAt: row.last_used_at?.getTime() ?? 0,
  }
}

/** What the role allows now, narrowed to the key's scopes: a scope never gives what the role has lost. */
function narrowed({ role, permissions, scopes }: Row): ApiKeyActor['permissions'] {
  const held = permissionsOf(role, permissions)
  return scopes.length === 0 ? held : new Set([...held].filter((permission) => scopes.includes(permission)))
}

/**
 * Who acts with an API key of this tenant; null when it is unknown here, revoked, expired, or its user not
 * active. Kept in memory until the database says that something changed.
 */
export async function apiKeyActor(tenant: TenantInfo, rawKey: string, now = new Date()): Promise<ApiKeyActor | null> {
  if (!FORM.test(rawKey)) return null
  const hash = hashSecret(rawKey)
  const key = await cache.get(tenant.id, hash, () => load(tenant, hash))
  if (!key || now.getTime() >= key.expiresAt) return null
  if (now.getTime() - key.lastUsedAt >= USED_EVERY) await touch(tenant, key, now)
  return key.actor
}

const TOUCH = `update api_key set last_used_at = greatest(last_used_at, $3) where tenant_id = $1 and id = $2`

async function touch(tenant: TenantInfo, key: LiveKey, now: Date): Promise<void> {
  key.lastUsedAt = now.getTime()
  await tenantSql({ tenant }, { name: 'api_key_touch', text: TOUCH, values: [tenant.id, key.actor.id, now] })
}
