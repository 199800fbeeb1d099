import 'server-only'
import { systemSql } from '@/lib/platform/db/system'

/** Rows deleted in one statement: few enough that nobody waits for their locks. */
const BATCH = 2_000

/** What is kept for a time alone, and for how long. */
export const KEPT = {
  /** Events that were sent: beyond the day in which a repeat is told apart, for looking things up. */
  outbox_event: `dispatched_at < now() - interval '7 days'`,
  /** As long as a client may repeat a request (docs/api.md). */
  idempotency_key: `created_at < now() - interval '24 hours'`,
  /** Notifications that were read. */
  notification: `read_at < now() - interval '90 days'`,
} as const

/** Deletes what is older than it is kept, over all tenants, batch by batch. Returns how many rows. */
export async function purge(table: keyof typeof KEPT): Promise<number> {
  let deleted = 0
  for (;;) {
    const rows = await systemSql(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where ${KEPT[table]} limit ${BATCH})) returning 1`,
    )
    deleted += rows.length
    if (rows.length < BATCH) return deleted
  }
}
