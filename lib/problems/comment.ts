import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { insertComment, readComment } from '@/lib/tickets/comments'
import { fetchTicket } from '@/lib/tickets/fetch'
import { recordMessage } from '@/lib/tickets/say'
import { commentInput, type CommentDto } from '@/lib/tickets/schema'

export const problemCommentInput = commentInput.omit({ visibility: true })

/** Adds a note to a problem. Problems have no requester to reply to: whatever is said on one stays inside. @throws Forbidden, NotFound, ValidationFailed */
export async function commentProblem(ctx: Ctx, ref: string, input: unknown): Promise<CommentDto> {
  authorize(ctx, 'problem.manage')
  const { body } = parse(problemCommentInput, input)
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'problem', ref)
    const commentId = await insertComment(tx, ctx, row.id, { body, visibility: 'internal' })
    await recordMessage(tx, ctx, row, { commentId, visibility: 'internal', ticketId: row.id })
    return readComment(tx, commentId)
  })
}
