import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { insertComment, readComment } from '@/lib/tickets/comments'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { standingFor } from '@/lib/tickets/merge/standing'
import { authorizeReply } from '@/lib/tickets/reply-rights'
import { recordMessage } from '@/lib/tickets/say'
import { commentInput, type CommentDto, type Visibility } from '@/lib/tickets/schema'
import { isFromRequester, trackMessage } from './change'
import { requesterReplyEffect, type ReplyEffect } from './rules'
import { statusOf } from './status'
import { applyTransition } from './transition'

/**
 * Adds a public reply or an internal note. A requester's reply wakes an incident that waits for the
 * requester, and reopens a resolved or closed one within the window; after it the reply belongs on a
 * follow-up (`replyToIncident`).
 * @throws Forbidden, NotFound, ValidationFailed, Conflict when the incident takes no more replies
 */
export async function addComment(ctx: Ctx, ref: string, input: unknown): Promise<CommentDto> {
  authorize(ctx, 'incident.comment.public', 'incident.comment.internal', 'incident.comment.own')
  const data = parse(commentInput, input)
  authorize(ctx, ...(data.visibility === 'internal'
    ? (['incident.comment.internal'] as const)
    : (['incident.comment.public', 'incident.comment.own'] as const)))
  return withTenant(ctx, async (tx) => {
    const asked = await fetchTicket(tx, ctx, 'incident', ref)
    if (data.visibility === 'public') await authorizeReply(tx, ctx, asked)
    const row = await standingFor(tx, ctx, asked)
    const effect = replyEffect(ctx, row, data.visibility)
    if (effect === 'follow_up') {
      throw new Conflict('This incident takes no more replies; open a new one that refers to it')
    }
    return readComment(tx, await commentOn(tx, ctx, row, { ...data, ticketId: asked.id }, effect))
  })
}

/** What a message of this actor does to the incident: only the requester's side wakes or reopens. */
export function replyEffect(ctx: Ctx, row: TicketRow, visibility: Visibility): ReplyEffect {
  if (visibility === 'internal' || !isFromRequester(ctx, row)) return 'none'
  return requesterReplyEffect({ ...row, status: statusOf(row) }, ctx.now, ctx.tenant.settings.reopenDays)
}

interface Message {
  body: string
  visibility: Visibility
  /** What it was addressed to when that is not the incident, but one that was merged into it: there it stays. */
  ticketId?: string
}

/** Writes the message, and what it does to the incident, as one change. */
export async function commentOn(
  tx: Tx,
  ctx: Ctx,
  row: TicketRow,
  { body, visibility, ticketId = row.id }: Message,
  effect: Exclude<ReplyEffect, 'follow_up'>,
): Promise<string> {
  const commentId = await insertComment(tx, ctx, ticketId, { body, visibility })
  if (effect === 'none') {
    await recordMessage(tx, ctx, row, { commentId, visibility, ticketId })
    await trackMessage(tx, ctx, row, visibility)
    return commentId
  }
  await applyTransition(tx, ctx, row, { to: 'in_progress' }, {
    entries: [{ type: 'commented', visibility, commentId, ticketId }],
    event: { commentId, visibility },
  })
  return commentId
}
