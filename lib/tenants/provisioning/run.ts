import 'server-only'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { type SystemSql, systemTransaction } from '@/lib/platform/db/system'
import { Conflict } from '@/lib/platform/errors'
import { type Plan, STEPS } from './steps'

/**
 * A sign-up whose steps are older than this, in milliseconds, has lost its process. Each step takes a few
 * milliseconds.
 */
const ABANDONED_AFTER = 30_000

/**
 * Runs all steps. Each is written down in its own transaction, with the sign-up's row locked: a step cannot
 * run for a sign-up that was given up meanwhile.
 */
export async function runSteps(plan: Plan): Promise<void> {
  for (const step of STEPS) {
    await systemTransaction(async (sql) => {
      const claimed = await sql(
        `update provisioning set step = $2 where id = $1 and status = 'running' returning id`,
        [plan.id, step.name],
      )
      if (claimed.length === 0) throw new Conflict('This sign-up was given up')
      await step.run(sql, plan)
      if (step === STEPS.at(-1))
        await sql(`update provisioning set status = 'done', finished_at = now() where id = $1`, [plan.id])
    })
  }
  // That the address is unknown may have been kept a moment ago; the next request is the admin's own.
  identitiesChanged(plan.id)
}

/** Undoes a sign-up that failed: nothing of the tenant stays but the note of what happened. */
export async function rollBack(id: string, reason: string): Promise<void> {
  await systemTransaction(async (sql) => {
    const [running] = await sql(`select id from provisioning where id = $1 and status = 'running' for update`, [id])
    if (running) await remove(sql, id, reason)
  })
}

/** Undoes the sign-ups that a crash left half done, at start and before a new sign-up. Returns how many. */
export async function rollBackAbandoned(now: Date): Promise<number> {
  return systemTransaction(async (sql) => {
    const abandoned = await sql<{ id: string }>(
      `select id from provisioning where status = 'running' and created_at < $1 for update skip locked`,
      [new Date(now.getTime() - ABANDONED_AFTER)],
    )
    for (const { id } of abandoned) await remove(sql, id, 'abandoned')
    return abandoned.length
  })
}

/** What a sign-up can have made, children first. */
const TABLES = ['one_time_token', 'session', 'app_user', 'role', 'resolution_code', 'category', 'ticket_counter', 'audit_entry']

async function remove(sql: SystemSql, id: string, reason: string): Promise<void> {
  for (const table of TABLES) await sql(`delete from ${table} where tenant_id = $1`, [id])
  await sql('delete from tenant where id = $1', [id])
  await sql(
    `update provisioning set status = 'rolled_back', detail = $2, finished_at = now() where id = $1`,
    [id, reason],
  )
}
