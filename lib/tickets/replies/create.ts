import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { ownerOf, teamOfScope } from '@/lib/tickets/sharing/access'
import { authorizeReplies } from './access'
import { createReplyInput, type ReplyDto } from './schema'
import { fetchReply } from './store'
import { REPLY_LIMITS } from './vocabulary'

/**
 * Keeps a text for later messages.
 * @throws ValidationFailed at `body` when it names a variable that there is not
 * @throws Forbidden when it is to be shared and the actor may not
 */
export async function createReply(ctx: Ctx, input: unknown): Promise<ReplyDto> {
  authorizeReplies(ctx)
  const data = parse(createReplyInput, input)
  const ownerId = ownerOf(ctx)

  return withTenant(ctx, async (tx) => {
    const teamId = await teamOfScope(tx, ctx, 'reply_template.manage', data)
    const tenantId = ctx.tenant.id
    if ((await tx.replyTemplate.count({ where: { tenantId, ownerId } })) >= REPLY_LIMITS.perOwner) {
      throw new Refused('too_many_replies', `There are ${REPLY_LIMITS.perOwner} canned replies already`)
    }
    const id = newId()
    await tx.replyTemplate.create({ data: { tenantId, id, ...data, teamId, ownerId, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
    const reply = await fetchReply(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'reply_template', id }, action: 'reply_template.created', after: reply })
    return reply
  })
}
