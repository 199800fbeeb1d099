import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import { violationOf } from '@/lib/platform/db/errors'

/**
 * Claims the address for this sign-up: one at a time works on an address.
 * Returns false when it belongs to a tenant, or another sign-up is at it.
 */
export async function claimSlug({ id, slug, now }: { id: string; slug: string; now: Date }): Promise<boolean> {
  try {
    const claimed = await systemSql(
      `insert into provisioning (id, slug, step, created_at)
       select $1, $2, 'claim', $3 where not exists (select from tenant where slug = $2) returning id`,
      [id, slug, now],
    )
    return claimed.length > 0
  } catch (error) {
    if (violationOf(error)?.constraint === 'provisioning_running_slug') return false
    throw error
  }
}
