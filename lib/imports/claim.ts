import 'server-only'
import { z } from 'zod'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { Lease, NEXT_HEARTBEAT } from './lease'
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

/** The oldest that has not ended: two files with the same tickets come one after the other. */
const CLAIM = `
  update import_run set status = 'running', attempts = attempts + 1,
    heartbeat_at = ${NEXT_HEARTBEAT},
    started_at = coalesce(started_at, clock_timestamp()::timestamptz(3))
  where tenant_id = $1::uuid and status in ('queued', 'running') and id = (
    select id from import_run where tenant_id = $1::uuid and status in ('queued', 'running')
    order by created_at, id limit 1)
  returning id, source, storage_key as "storageKey", mapping, done, attempts, heartbeat_at as "heartbeatAt"`

/** Takes up the import of the tenant whose turn it is, from whoever had it. Null when none is open. */
export async function claimRun(ctx: Ctx): Promise<ClaimedRun | null> {
  const [row] = await tenantSql(ctx, { name: 'import_claim', text: CLAIM, values: [ctx.tenant.id] })
  if (!row) return null
  const { heartbeatAt, ...run } = claimedSchema.parse(row)
  return { ...run, ctx, lease: new Lease(ctx, run.id, heartbeatAt) }
}
