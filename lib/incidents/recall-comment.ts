import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { readComment } from '@/lib/tickets/comments'
import { fetchTicket } from '@/lib/tickets/fetch'
import { commentInput, type CommentDto } from '@/lib/tickets/schema'

/**
 * What `addComment` with this input wrote, when the answer was lost: the actor's newest message in these words.
 * @throws NotFound
 */
export async function recallComment(ctx: Ctx, ref: string, input: unknown): Promise<CommentDto> {
  const { body, visibility } = parse(commentInput, input)
  return withTenant(ctx, async (tx) => {
    const { id: ticketId } = await fetchTicket(tx, ctx, 'incident', ref)
    const written = await tx.comment.findFirst({
      where: { ticketId, authorId: actorUserId(ctx), visibility, bodyText: body },
      orderBy: { id: 'desc' },
      select: { id: true },
    })
    if (!written) throw new NotFound('Comment')
    return readComment(tx, written.id)
  })
}
