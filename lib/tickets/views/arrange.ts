import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { ownerOf } from '@/lib/tickets/sharing/access'
import { arrangeViewsInput, type ViewDto } from './schema'
import { toViewDto, viewsQuery } from './store'

/**
 * Sets in which order the actor has their views, and which one they begin with. It is theirs alone: nobody else's
 * navigation changes.
 * @throws ValidationFailed when one is there twice, or is no view of the actor's
 */
export async function arrangeViews(ctx: Ctx, input: unknown): Promise<ViewDto[]> {
  authorize(ctx, 'incident.read')
  const { ids, defaultId } = parse(arrangeViewsInput, input)
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (repeated >= 0) throw ValidationFailed.at(`ids.${repeated}`, 'This view is there twice', 'duplicate')
  const [tenantId, userId] = [ctx.tenant.id, ownerOf(ctx)]

  return withTenant(ctx, async (tx) => {
    const { text, values } = viewsQuery(ctx)
    const read = async () => (await txSql<Omit<ViewDto, 'editable'>>(tx, text, values)).map((row) => toViewDto(ctx, row))
    // Two windows of one person wait for each other.
    await txSql(tx, 'select 1 from app_user where tenant_id = $1::uuid and id = $2::uuid for no key update', [tenantId, userId])
    const before = await read()
    const isUnknown = (id: string) => !before.some((view) => view.id === id)
    const unknown = ids.findIndex(isUnknown)
    if (unknown >= 0) throw ValidationFailed.at(`ids.${unknown}`, 'No such view', 'unknown_reference')
    if (defaultId !== null && isUnknown(defaultId)) throw ValidationFailed.at('defaultId', 'No such view', 'unknown_reference')

    const order = defaultId === null || ids.includes(defaultId) ? ids : [...ids, defaultId]
    await tx.viewPlace.deleteMany({ where: { tenantId, userId } })
    await tx.viewPlace.createMany({
      data: order.map((viewId, position) => ({ tenantId, userId, viewId, position, isDefault: viewId === defaultId })),
    })
    await record(tx, ctx, {
      entity: { type: 'user', id: userId },
      action: 'view.arranged',
      before: { ids: before.map(({ id }) => id), defaultId: before.find(({ isDefault }) => isDefault)?.id ?? null },
      after: { ids: order, defaultId },
    })
    return read()
  })
}
