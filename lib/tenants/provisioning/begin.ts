import 'server-only'
import { violationOf } from '@/lib/platform/db/errors'
import { systemSql, systemTransaction, type SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import type { Plan } from './plan'

/**
 * Claims the address for this sign-up and keeps its plan: one at a time works on an address.
 * Returns false when it belongs to a tenant, or another sign-up is at it.
 */
export function claimSlug(plan: Plan): Promise<boolean> {
  return claiming((sql) => claim(sql, plan))
}

/** The same, and leaves the rest to a job: the event that begins it is written along with the claim. */
export function requestTenant(plan: Plan): Promise<boolean> {
  return claiming(async (sql) => {
    const claimed = await claim(sql, plan)
    if (claimed)
      await sql(
        `insert into outbox_event (tenant_id, id, type, payload, created_at) values ($1, $2, 'tenant.requested', '{}', $3)`,
        [plan.id, newId(), plan.now],
      )
    return claimed
  })
}

/** The sign-up that is at work on an address, or was when its process ended. */
export async function signUpAt(slug: string): Promise<string | null> {
  const [running] = await systemSql<{ id: string }>(`select id from provisioning where slug = $1 and status = 'running'`, [slug])
  return running?.id ?? null
}

async function claim(sql: SystemSql, plan: Plan): Promise<boolean> {
  const { id, slug, now } = plan
  const claimed = await sql(
    `insert into provisioning (id, slug, step, plan, created_at)
     select $1, $2, 'claim', $3::json, $4 where not exists (select from tenant where slug = $2) returning id`,
    [id, slug, JSON.stringify(plan), now],
  )
  return claimed.length > 0
}

async function claiming(work: (sql: SystemSql) => Promise<boolean>): Promise<boolean> {
  try {
    return await systemTransaction(work)
  } catch (error) {
    if (violationOf(error)?.constraint === 'provisioning_running_slug') return false
    throw error
  }
}
