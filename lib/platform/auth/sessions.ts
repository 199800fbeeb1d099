import 'server-only'
import { identityCache } from './identity-cache'
import { permissionsOf } from './permissions'
import type { TenantInfo, UserActor } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { isLocale, type Locale } from '@/lib/platform/i18n/locale'
import { isUuid, newId } from '@/lib/platform/ids'

/** web: behind the cookie. api: behind access and refresh tokens. Neither opens the other's door. */
export type SessionKind = 'web' | 'api'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long a session lives at most, and how long unused, in milliseconds. */
export const SESSION_LIFE: Record<SessionKind, { longest: number; idle: number }> = {
  web: { longest: 7 * DAY, idle: 12 * HOUR },
  api: { longest: 90 * DAY, idle: 30 * DAY },
}

/** How exact "last seen" is; a write for each request would buy nothing. */
const SEEN_EVERY = 5 * 60_000

interface LiveSession {
  actor: UserActor
  /** The user's own choice of language. */
  locale: Locale | null
  expiresAt: number
  lastSeenAt: number
}

interface Row {
  user_id: string
  name: string
  email: string
  locale: string | null
  role: string
  permissions: string[]
  expires_at: Date
  last_seen_at: Date
}

const cache = identityCache<LiveSession>('sessions', 20_000)

const FIND = `
select s.user_id, s.expires_at, s.last_seen_at, u.name, u.email, u.locale, r.key as role, r.permissions
from session s
join app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
where s.tenant_id = $1 and s.id = $2 and s.kind = $3 and s.revoked_at is null
  and u.kind = 'person' and u.status = 'active'`

async function load(tenant: TenantInfo, sessionId: string, kind: SessionKind): Promise<LiveSession | null> {
  const values = [tenant.id, sessionId, kind]
  const [row] = await tenantSql<Row>({ tenant }, { name: 'session_find', text: FIND, values })
  if (!row) return null
  const { user_id: id, name, email, role } = row
  const permissions = permissionsOf(role, row.permissions)
  return {
    actor: { kind: 'user', id, name, email, role, permissions, sessionId },
    locale: isLocale(row.locale) ? row.locale : null,
    expiresAt: row.expires_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
  }
}

/**
 * Who is signed in under a session of this tenant, with the permissions they have at this moment; null when
 * it is revoked, expired, unused for too long, of another tenant, or its user no longer active. Cheap: kept
 * in memory until the database says that something changed.
 */
export async function findSession(
  tenant: TenantInfo,
  sessionId: string,
  kind: SessionKind,
  now = new Date(),
): Promise<Pick<LiveSession, 'actor' | 'locale'> | null> {
  if (!isUuid(sessionId)) return null
  const session = await cache.get(tenant.id, `${kind}/${sessionId}`, () => load(tenant, sessionId, kind))
  if (!session) return null
  const unused = now.getTime() - session.lastSeenAt
  if (now.getTime() >= session.expiresAt || unused >= SESSION_LIFE[kind].idle) return null
  if (unused >= SEEN_EVERY) await touch(tenant, sessionId, session, now)
  return session
}

const TOUCH = 'update session set last_seen_at = greatest(last_seen_at, $3) where tenant_id = $1 and id = $2'

async function touch(tenant: TenantInfo, sessionId: string, session: LiveSession, now: Date): Promise<void> {
  session.lastSeenAt = now.getTime()
  await tenantSql({ tenant }, { name: 'session_touch', text: TOUCH, values: [tenant.id, sessionId, now] })
}

export interface NewSession {
  userId: string
  kind: SessionKind
  now: Date
  ip?: string
  userAgent?: string
}

const LONGEST_USER_AGENT = 400

/** Begins a session; returns its id. */
export async function beginSession(tx: Tx, tenantId: string, session: NewSession): Promise<string> {
  const id = newId()
  const expiresAt = new Date(session.now.getTime() + SESSION_LIFE[session.kind].longest)
  await txSql(
    tx,
    `insert into session (tenant_id, id, user_id, kind, ip, user_agent, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      tenantId,
      id,
      session.userId,
      session.kind,
      session.ip ?? null,
      session.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
      session.now,
      expiresAt,
    ],
  )
  return id
}

/** Ends one session; false when it was none, or had ended before. */
export async function revokeSession(tx: Tx, tenantId: string, sessionId: string, now: Date): Promise<boolean> {
  const ended = await txSql<{ id: string }>(
    tx,
    'update session set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null returning id',
    [tenantId, sessionId, now],
  )
  return ended.length > 0
}
