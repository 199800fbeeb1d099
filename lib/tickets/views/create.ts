import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { ownerOf, teamOfScope } from '@/lib/tickets/sharing/access'
import { assertRoom } from './room'
import type { ViewDto, ViewSchemas } from './schema'
import { fetchView } from './store'

/**
 * Keeps a queue as the actor has set it up.
 * @throws Forbidden when it is to be shared and the actor may not
 * @throws Refused when they have too many
 */
export async function createView(ctx: Ctx, { kind, create }: ViewSchemas, input: unknown): Promise<ViewDto> {
  authorize(ctx, 'incident.read')
  const data = parse(create, input)
  const ownerId = ownerOf(ctx)

  return withTenant(ctx, async (tx) => {
    const teamId = await teamOfScope(tx, ctx, 'view.share', data)
    const tenantId = ctx.tenant.id
    await assertRoom(tx, ctx, ownerId)
    const id = newId()
    await tx.savedView.create({
      data: { tenantId, id, kind, ...data, teamId, ownerId, createdAt: ctx.now, updatedAt: ctx.now },
      select: { id: true },
    })
    const view = await fetchView(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'view', id }, action: 'view.created', after: view })
    return view
  })
}
