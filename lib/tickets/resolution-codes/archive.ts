import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, txSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'

/**
 * Takes a resolution code out of use. Tickets keep it; it is offered no more.
 * @throws Conflict for the last one in use: nothing could be resolved any more
 */
export async function archiveResolutionCode(ctx: Ctx, key: string): Promise<void> {
  authorize(ctx, 'settings.manage')
  await withTenant(ctx, async (tx) => {
    // Locked, so that two people who archive the last two at the same time do not both succeed.
    const inUse = await txSql<{ key: string }>(
      tx,
      'select key from resolution_code where tenant_id = $1 and archived_at is null for update',
      [ctx.tenant.id],
    )
    if (inUse.length === 1 && inUse[0]?.key === key) throw new Refused('last_resolution_code', 'The last resolution code stays')
    await setArchived(tx, ctx, key, true)
  })
}

/** Takes an archived resolution code into use again. */
export async function restoreResolutionCode(ctx: Ctx, key: string): Promise<void> {
  authorize(ctx, 'settings.manage')
  await withTenant(ctx, (tx) => setArchived(tx, ctx, key, false))
}

async function setArchived(tx: Tx, ctx: Ctx, key: string, archive: boolean): Promise<void> {
  const tenantId = ctx.tenant.id
  const code = await tx.resolutionCode.findFirst({ where: { tenantId, key } })
  if (!code) throw new NotFound('Resolution code')
  const { count } = await tx.resolutionCode.updateMany({
    where: { tenantId, key, archivedAt: archive ? null : { not: null } },
    data: { archivedAt: archive ? ctx.now : null },
  })
  if (count === 0) {
    throw archive
      ? new Refused('already_archived', 'This code is archived already')
      : new Refused('not_archived', 'This code is not archived')
  }
  await record(tx, ctx, {
    entity: { type: 'tenant', id: tenantId },
    action: archive ? 'resolution_code.archived' : 'resolution_code.restored',
    before: { key, label: code.label },
  })
}
