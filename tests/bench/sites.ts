import { sealCookie, sessionCookieName } from '@/lib/platform/auth/cookie'
import type { BuiltInRole } from '@/lib/platform/auth/permissions'
import { hashSecret, newSecret } from '@/lib/platform/auth/secrets'
import { newId } from '@/lib/platform/ids'
import { sql } from './database'

/** A tenant's address and the keys of one person to it. */
export interface Site {
  tenantId: string
  slug: string
  apiKey: string
  cookie: string
}

const TENANTS = `
select t.id as "tenantId", t.slug,
  (select u.id from app_user u join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.tenant_id = t.id and r.key = $1 order by u.id limit 1) as "userId"
from tenant t order by t.slug`

const FORGET = `
with keys as (delete from api_key where name = 'bench'), sessions as (delete from session where user_agent = 'bench')
select`

const KEYS = `
insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
select tenant_id, id, 'personal', 'bench', user_id, user_id, 'farol_pat_', hash, '{}'
from json_to_recordset($1) as given(tenant_id uuid, id uuid, user_id uuid, hash text)`

const SESSIONS = `
insert into session (tenant_id, id, user_id, kind, user_agent, expires_at)
select tenant_id, id, user_id, 'web', 'bench', now() + interval '1 day'
from json_to_recordset($1) as given(tenant_id uuid, id uuid, user_id uuid)`

/**
 * Signs somebody in to every tenant, with an API key and with a cookie, past the doors that a person takes.
 * @param options.keep leaves those signed in who were before
 */
export async function openSites(url: string, role: BuiltInRole = 'agent', { keep = false } = {}): Promise<Site[]> {
  const tenants = await sql<{ tenantId: string; slug: string; userId: string }>(url, TENANTS, [role])
  if (!keep) await sql(url, FORGET)
  const opened = tenants.map((tenant) => ({ ...tenant, sessionId: newId(), apiKey: `farol_pat_${newSecret()}` }))
  const keys = opened.map(({ tenantId, userId, apiKey }) => ({
    tenant_id: tenantId,
    id: newId(),
    user_id: userId,
    hash: hashSecret(apiKey),
  }))
  const sessions = opened.map(({ tenantId, userId, sessionId }) => ({ tenant_id: tenantId, id: sessionId, user_id: userId }))
  await sql(url, KEYS, [JSON.stringify(keys)])
  await sql(url, SESSIONS, [JSON.stringify(sessions)])
  return Promise.all(
    opened.map(async ({ tenantId, slug, sessionId, apiKey }) => ({
      tenantId,
      slug,
      apiKey,
      cookie: `${sessionCookieName()}=${await sealCookie({ sid: sessionId, tid: tenantId })}`,
    })),
  )
}
