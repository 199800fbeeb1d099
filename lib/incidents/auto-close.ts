import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, IllegalTransition, NotFound } from '@/lib/platform/errors'
import { jobContext } from '@/lib/platform/jobs/context'
import { logOf } from '@/lib/platform/log'
import { tenantSettings } from '@/lib/platform/tenancy/settings'
import { transitionIncident } from './transition'

/** Incidents of one batch, each in a transaction of its own. */
const BATCH = 200

const STANDARD_DAYS = tenantSettings.parse({}).autoCloseDays

/** Tenants at work with incidents whose delay is over. */
const TENANTS = `
select distinct k.tenant_id as "tenantId" from ticket k join tenant t on t.id = k.tenant_id and t.status = 'active'
where k.kind = 'incident' and k.status = 'resolved' and k.deleted_at is null and k.resolved_at < now() - interval '1 day'
  and k.resolved_at < now() - make_interval(days => coalesce((t.settings ->> 'autoCloseDays')::int, $1::int))`

const DUE = `
select id, version from ticket
where tenant_id = $1::uuid and kind = 'incident' and status = 'resolved' and deleted_at is null and resolved_at < $2::timestamptz
  and ($3::uuid is null or id > $3::uuid) order by id limit ${BATCH}`

/** The tenants in which resolved incidents are to be closed. */
export const tenantsToClose = async (): Promise<string[]> =>
  (await systemSql<{ tenantId: string }>(TENANTS, [STANDARD_DAYS])).map(({ tenantId }) => tenantId)

/**
 * Closes incidents of a tenant that were resolved longer ago than its delay, a batch at a time, as Farol itself.
 * One that somebody touches at this moment is left to them: a reply that comes first has reopened it, one that
 * comes after finds it closed and reopens it.
 * @param after the id where the batch before ended; null for the first
 * @returns the id where this one ended, null when nothing was left
 */
export async function closeResolved(tenantId: string, after: string | null, requestId: string): Promise<string | null> {
  const ctx = await jobContext(tenantId, requestId)
  if (!ctx) return null
  const cutoff = new Date(ctx.now.getTime() - ctx.tenant.settings.autoCloseDays * 86_400_000)
  const due = await withTenant(ctx, (tx) =>
    txSql<{ id: string; version: number }>(tx, DUE, [tenantId, cutoff, after]),
  )
  for (const { id, version } of due) {
    try {
      await transitionIncident({ ...ctx, now: new Date() }, id, { to: 'closed', version })
    } catch (error) {
      if (error instanceof Conflict || error instanceof IllegalTransition || error instanceof NotFound) continue
      // What stands in the way of one does not keep the others open; the next round tries it again.
      logOf(ctx).error({ error, incidentId: id }, 'A resolved incident could not be closed')
    }
  }
  return due.length === BATCH ? (due.at(-1)?.id ?? null) : null
}
