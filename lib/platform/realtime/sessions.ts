import 'server-only'
import { LRUCache } from 'lru-cache'
import { onIdentitiesChanged } from '@/lib/platform/auth/freshness'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { UserActor } from '@/lib/platform/context'
import { keepsStatements } from '@/lib/platform/db/binder'
import { tenantSql } from '@/lib/platform/db/tenant'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { liveKeys } from './configured'
import { pusher } from './server'

/** Milliseconds in which changes of one tenant gather: suspending somebody ends all of their sessions. */
const GATHER = 100
/** Milliseconds between looks where the database's word does not reach us, behind a pooler. */
const LOOK = 30_000
/** Connections ended at the same time. */
const LANES = 8

interface Known {
  tenantId: string
  /** What the connection was let in for: who, in which role, with which permissions. */
  standing: string
}

/** The sign-ins whose connections this process has authorised. */
const known = processWide('realtime.sessions', () => new LRUCache<string, Known>({ max: 50_000, ttl: 24 * 3_600_000 }))
const asked = processWide('realtime.asked', () => new Map<string, Promise<void>>())

/** Notes that somebody's connection was authorised, so that it ends when they may no longer do what they may now. */
export function rememberLive(tenantId: string, { sessionId, id, role, permissions }: UserActor): void {
  known.set(sessionId, { tenantId, standing: standingOf(id, role, [...permissions]) })
}

/** Ends connections whose sign-in was revoked, or whose person or tenant was suspended, or role changed, for as long as this process lives. */
export function startLiveSessions(): void {
  if (!liveKeys()) return
  processWide('realtime.watch', () => {
    onIdentitiesChanged((tenantId) => {
      for (const id of tenantId === null ? tenantsKnown() : [tenantId]) void lookSoon(id)
    })
    if (keepsStatements()) return true
    setInterval(() => tenantsKnown().forEach((id) => void lookSoon(id)), LOOK).unref()
    return true
  })
}

const tenantsKnown = (): Set<string> => new Set([...known.values()].map(({ tenantId }) => tenantId))

/** Looks at a tenant's sign-ins in a moment. Never throws. */
function lookSoon(tenantId: string): Promise<void> {
  const running = asked.get(tenantId)
  if (running) return running
  const look = new Promise((resolve) => setTimeout(resolve, GATHER)).then(() => {
    // Before the query: what changes while it runs is looked at again.
    asked.delete(tenantId)
    return endRevoked(tenantId).catch((error: unknown) => {
      log().warn({ reason: error instanceof Error ? error.message : 'unknown', tenantId }, 'Live connections could not be ended; trying again')
      setTimeout(() => void lookSoon(tenantId), LOOK).unref()
    })
  })
  asked.set(tenantId, look)
  return look
}

/** Those that we know, and those that ended a moment ago, which another process may have known that is gone. */
const STANDING = `
select s.id, s.revoked_at is null and s.expires_at > now() and u.status = 'active' and o.status = 'active' as alive, u.id as user_id, r.key as role, r.permissions
from session s
join tenant o on o.id = s.tenant_id
join app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
where s.tenant_id = $1 and s.kind = 'web' and (s.id = any($2::uuid[]) or s.revoked_at > now() - interval '1 minute')`

interface Row {
  id: string
  alive: boolean
  user_id: string
  role: string
  permissions: string[]
}

/** Ends the live connections of a tenant that are no longer what they were authorised as. */
export async function endRevoked(tenantId: string): Promise<void> {
  const ours = [...known.entries()].filter(([, session]) => session.tenantId === tenantId).map(([id]) => id)
  const rows = await tenantSql<Row>({ tenant: { id: tenantId } }, { name: 'live_standing', text: STANDING, values: [tenantId, ours] })
  const found = new Map(rows.map((row) => [row.id, row]))
  const ended = [...new Set([...ours, ...found.keys()])].filter((id) => !holds(id, found.get(id)))
  const lanes = Array.from({ length: LANES }, async () => {
    for (let id = ended.pop(); id !== undefined; id = ended.pop()) {
      await pusher()?.terminateUserConnections(id)
      known.delete(id)
    }
  })
  await Promise.all(lanes)
}

function holds(id: string, row: Row | undefined): boolean {
  if (!row?.alive) return false
  const standing = known.peek(id)?.standing
  return standing === undefined || standing === standingOf(row.user_id, row.role, [...permissionsOf(row.role, row.permissions)])
}

const standingOf = (userId: string, role: string, permissions: readonly string[]): string =>
  [userId, role, ...[...permissions].sort()].join(' ')
