import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { LEASE_SECONDS } from './lease'
import { wakeImports } from './wake'

const ABANDONED = `
  select distinct r.tenant_id as "tenantId" from import_run r join tenant t on t.id = r.tenant_id and t.status = 'active'
  where r.status = 'queued' or (r.status = 'running' and r.heartbeat_at < clock_timestamp() - make_interval(secs => $1::int))`

/**
 * Takes up imports that nobody works on: their process was killed, or ended before it could begin. Runs once
 * when the process starts and then as often as a lease may run out, so no crash outlives one lease.
 */
export function startRecovery(): void {
  processWide('imports.recovery', () => {
    const timer = setInterval(() => void sweep(), (LEASE_SECONDS * 1_000) / 2)
    timer.unref()
    void sweep()
    return timer
  })
}

/** One look over all tenants. */
export async function sweep(): Promise<void> {
  try {
    const rows = await systemSql<{ tenantId: string }>(ABANDONED, [LEASE_SECONDS])
    await Promise.all(rows.map(({ tenantId }) => wakeImports(tenantId)))
  } catch (error) {
    log().warn({ error }, 'imports could not be looked after')
  }
}
