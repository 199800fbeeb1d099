import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { authorizeChange } from '@/lib/tickets/sharing/access'
import { authorizeReplies } from './access'
import { fetchReply } from './store'

/** Removes a canned reply for good; messages that were written with it stay. @throws Forbidden, NotFound */
export async function deleteReply(ctx: Ctx, id: string): Promise<void> {
  authorizeReplies(ctx)
  await withTenant(ctx, async (tx) => {
    const before = await fetchReply(tx, ctx, id)
    authorizeChange(ctx, 'reply_template.manage', before)
    await tx.replyTemplate.deleteMany({ where: { tenantId: ctx.tenant.id, id } })
    await record(tx, ctx, { entity: { type: 'reply_template', id }, action: 'reply_template.deleted', before })
  })
}
