import 'server-only'
import { systemSql } from '@/lib/platform/db/system'

/** Rows deleted in one statement: few enough that nobody waits for their locks. */
const BATCH = 2_000

/** What is kept for a time alone, and for how long. */
export const KEPT = {
  /** Events that were sent: beyond the day in which a repeat is told apart, for looking things up. */
  outbox_event: `dispatched_at < now() - interval '7 days' and refusal is null`,
  /** As long as a client may repeat a request (docs/api.md). */
  idempotency_key: `created_at < now() - interval '24 hours'`,
  /** Notices that were read, and those that nobody ever will. */
  notification: `read_at < now() - interval '90 days' or created_at < now() - interval '180 days'`,
  /** Sign-ins that ended, with their tokens; links that led somewhere once. */
  session: `expires_at < now() - interval '30 days'`,
  one_time_token: `expires_at < now() - interval '30 days'`,
  /** Mail of the local mailbox. */
  mail_message: `created_at < now() - interval '90 days'`,
  /** The log of webhooks. */
  webhook_delivery: `created_at < now() - interval '30 days'`,
  /** Messages as they came; those that are nobody's, or could not be processed, for a shorter time. */
  mail_intake: `received_at < now() - interval '400 days' or state in ('unclaimed', 'failed') and received_at < now() - interval '60 days'`,
  /** Mail that left, or never will; Message-IDs stay, answers may come late. */
  mail_delivery: `status in ('sent', 'failed', 'suppressed') and created_at < now() - interval '90 days'`,
  /** What dry runs found. */
  sla_run: `finished_at < now() - interval '90 days'`,
  /** Views that were deleted and not brought back. */
  saved_view: `deleted_at < now() - interval '30 days'`,
  /** What was searched for, and what was offered instead of tickets: gaps and figures look back 90 days. */
  kb_query_day: `day < now() - interval '180 days'`,
  deflection: `at < now() - interval '400 days'`,
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
