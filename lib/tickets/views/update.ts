import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { authorizeChange, teamOfScope } from '@/lib/tickets/sharing/access'
import type { ViewDto, ViewSchemas } from './schema'
import { fetchView } from './store'

/**
 * Renames a view, shares it, or gives it another filter, order or columns.
 * @param expectedVersion when given, a view that was changed since is refused
 * @throws Conflict on a stale version, with the view as it is now
 */
export async function updateView(
  ctx: Ctx,
  { update }: ViewSchemas,
  id: string,
  input: unknown,
  expectedVersion?: number,
): Promise<ViewDto> {
  authorize(ctx, 'incident.read')
  const { scope, teamId, ...changes } = parse(update, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchView(tx, ctx, id)
    authorizeChange(ctx, 'view.share', before)
    const sharing = { scope: scope ?? before.scope, teamId: teamId === undefined ? (before.team?.id ?? null) : teamId }
    // Somebody else's view cannot be made personal: it would be gone for who did that.
    authorizeChange(ctx, 'view.share', { ...before, scope: sharing.scope })
    const moves = sharing.scope !== before.scope || sharing.teamId !== (before.team?.id ?? null)
    const shared = moves ? { scope: sharing.scope, teamId: await teamOfScope(tx, ctx, 'view.share', sharing) } : {}
    const { count } = await tx.savedView.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: expectedVersion ?? before.version, deletedAt: null },
      data: { ...changes, ...shared, version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count === 0) throw new Conflict('Somebody changed this view first', before)
    const after = await fetchView(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'view', id }, action: 'view.updated', before, after })
    return after
  })
}
