import 'server-only'
import { type SystemSql, systemTransaction } from '@/lib/platform/db/system'

/** Milliseconds after which a sign-up that has not ended is given up, counted from when its job was told of it. */
const ABANDONED_AFTER = 15 * 60_000

/** Undoes a sign-up that failed: nothing of the tenant stays but the note of what happened. */
export async function rollBack(id: string, reason: string): Promise<void> {
  await systemTransaction(async (sql) => {
    const [running] = await sql(`select id from provisioning where id = $1 and status = 'running' for update`, [id])
    if (running) await remove(sql, id, reason)
  })
}

/** Undoes the sign-ups whose job was lost. Returns how many. */
export async function rollBackAbandoned(now: Date): Promise<number> {
  return systemTransaction(async (sql) => {
    const abandoned = await sql<{ id: string }>(
      `select p.id from provisioning p where p.status = 'running' and p.created_at < $1
         -- What still waits in the outbox, or left it a moment ago, is not lost.
         and not exists (select from outbox_event o where o.tenant_id = p.id and o.type = 'tenant.requested'
           and (o.dispatched_at is null or o.dispatched_at > $1))
       for update skip locked`,
      [new Date(now.getTime() - ABANDONED_AFTER)],
    )
    for (const { id } of abandoned) await remove(sql, id, 'abandoned')
    return abandoned.length
  })
}

/** What a sign-up can have made, children first. */
const TABLES = [
  'sla_policy_version',
  'sla_policy',
  'sla_calendar_version',
  'sla_calendar',
  'one_time_token',
  'session',
  'app_user',
  'role',
  'resolution_code',
  'category',
  'ticket_counter',
  'audit_entry',
  'outbox_event',
]

async function remove(sql: SystemSql, id: string, reason: string): Promise<void> {
  for (const table of TABLES) await sql(`delete from ${table} where tenant_id = $1`, [id])
  await sql('delete from tenant where id = $1', [id])
  await sql(
    `update provisioning set status = 'rolled_back', plan = null, detail = $2, finished_at = now() where id = $1`,
    [id, reason],
  )
}
