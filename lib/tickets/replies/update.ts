import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { authorizeChange, teamOfScope } from '@/lib/tickets/sharing/access'
import { authorizeReplies } from './access'
import { type ReplyDto, updateReplyInput } from './schema'
import { fetchReply } from './store'

/**
 * Changes a canned reply; messages that were written with it stay as they are.
 * @param expectedVersion when given, a reply that was changed since is refused
 * @throws Conflict on a stale version, with the reply as it is now
 */
export async function updateReply(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<ReplyDto> {
  authorizeReplies(ctx)
  const { scope, teamId, ...changes } = parse(updateReplyInput, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchReply(tx, ctx, id)
    authorizeChange(ctx, 'reply_template.manage', before)
    const sharing = { scope: scope ?? before.scope, teamId: teamId === undefined ? (before.team?.id ?? null) : teamId }
    // Somebody else's reply cannot be made personal: it would be gone for who did that.
    authorizeChange(ctx, 'reply_template.manage', { ...before, scope: sharing.scope })
    const moves = sharing.scope !== before.scope || sharing.teamId !== (before.team?.id ?? null)
    const shared = moves ? { scope: sharing.scope, teamId: await teamOfScope(tx, ctx, 'reply_template.manage', sharing) } : {}
    const { count } = await tx.replyTemplate.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: expectedVersion ?? before.version },
      data: { ...changes, ...shared, version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count === 0) throw new Conflict('Somebody changed this canned reply first', before)
    const after = await fetchReply(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'reply_template', id }, action: 'reply_template.updated', before, after })
    return after
  })
}
