import 'server-only'
import { z } from 'zod'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { Lease, LEASE_SECONDS } from './lease'
import { runContext } from './run-context'
import { CSV_FIELDS, IMPORT_SOURCES } from './schema'

const claimedSchema = z.object({
  id: z.uuid(),
  source: z.enum(IMPORT_SOURCES),
  storageKey: z.string(),
  mapping: z.record(z.string(), z.enum(CSV_FIELDS).nullable()),
  /** Rows that are already behind it. */
  done: z.int(),
  /** How often it was taken up since a batch was last written, this time among them. */
  attempts: z.int(),
  heartbeatAt: z.date(),
})

export type ClaimedRun = Omit<z.infer<typeof claimedSchema>, 'heartbeatAt'> & { ctx: Ctx; lease: Lease }

/**
 * One run at a time and tenant: a second waits, which keeps a bulk import from crowding out everybody else,
 * and two files with the same tickets from meeting each other.
 */
const CLAIM = `
  update import_run set status = 'running', attempts = attempts + 1, heartbeat_at = clock_timestamp()::timestamptz(3),
    started_at = coalesce(started_at, clock_timestamp()::timestamptz(3))
  where tenant_id = $1::uuid and id = (
    select r.id from import_run r
    where r.tenant_id = $1::uuid and ($2::uuid is null or r.id = $2::uuid)
      and (r.status = 'queued' or (r.status = 'running' and r.heartbeat_at < clock_timestamp() - make_interval(secs => $3::int)))
      and not exists (
        select from import_run o where o.tenant_id = $1::uuid and o.status = 'running'
          and o.heartbeat_at >= clock_timestamp() - make_interval(secs => $3::int))
    order by r.created_at limit 1)
  returning id, source, storage_key as "storageKey", mapping, done, attempts, heartbeat_at as "heartbeatAt"`

/**
 * Takes a run to work on: the given one, or the oldest that waits or was abandoned. Null when there is none,
 * when somebody works on it, or when another import of the tenant is being worked on.
 */
export async function claimRun(tenantId: string, importId: string | null): Promise<ClaimedRun | null> {
  const ctx = await runContext(tenantId)
  if (!ctx) return null
  const rows = await withTenant(ctx, async (tx) => {
    await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('import:' || $1, 0))::text`, [tenantId])
    return txSql(tx, CLAIM, [tenantId, importId, LEASE_SECONDS])
  })
  if (!rows[0]) return null
  const { heartbeatAt, ...run } = claimedSchema.parse(rows[0])
  return { ...run, ctx, lease: new Lease(ctx, run.id, heartbeatAt) }
}
