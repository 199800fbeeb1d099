import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { Refused } from '@/lib/platform/refused'
import { VIEW_LIMITS } from './vocabulary'

/**
 * Holds the owner until the transaction ends, so that two windows do not both take the last place.
 * @throws Refused when they have as many views as one may have
 */
export async function assertRoom(tx: Tx, ctx: Ctx, ownerId: string): Promise<void> {
  const tenantId = ctx.tenant.id
  await txSql(tx, 'select 1 from app_user where tenant_id = $1::uuid and id = $2::uuid for no key update', [tenantId, ownerId])
  if ((await tx.savedView.count({ where: { tenantId, ownerId, deletedAt: null } })) < VIEW_LIMITS.perOwner) return
  throw new Refused('too_many_views', `There are ${VIEW_LIMITS.perOwner} views already`)
}
