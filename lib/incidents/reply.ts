import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { takeNumbers } from '@/lib/tickets/numbers'
import { formatNumber } from '@/lib/tickets/ref'
import { commentInput } from '@/lib/tickets/schema'
import { commentOn, replyEffect } from './comment'
import { insertIncident } from './create'

export interface ReplyOutcome {
  /** Where the reply ended up: the incident itself, or its follow-up. */
  incident: { id: string; number: string }
  outcome: 'added' | 'resumed' | 'reopened' | 'followed_up'
  /** The message, for files to hang on; a follow-up carries it as its description. */
  commentId: string | null
}

const OUTCOMES = { none: 'added', resume: 'resumed', reopen: 'reopened' } as const

/**
 * A requester replies, in the portal or by mail. A reply is never refused for being late: after the
 * reopen window it opens a follow-up, linked to the incident it answers.
 * @throws Forbidden, NotFound, ValidationFailed
 */
export async function replyToIncident(ctx: Ctx, ref: string, input: unknown): Promise<ReplyOutcome> {
  authorize(ctx, 'incident.comment.own', 'incident.comment.public')
  const data = parse(commentInput.omit({ visibility: true }), input)
  // Taken before the transaction, which must not wait on the counter; unused, it leaves a gap.
  const number = () => takeNumbers(ctx, 'incident')
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    const effect = replyEffect(ctx, row, 'public')
    if (effect === 'follow_up') {
      return { incident: await followUp(tx, ctx, row, data.body, await number()), outcome: 'followed_up', commentId: null }
    }
    const commentId = await commentOn(tx, ctx, row, { ...data, visibility: 'public' }, effect)
    return {
      incident: { id: row.id, number: formatNumber('incident', row.number) },
      outcome: OUTCOMES[effect],
      commentId,
    }
  })
}

async function followUp(tx: Tx, ctx: Ctx, row: TicketRow, body: string, number: number) {
  const origin = { id: row.id, number: formatNumber('incident', row.number) }
  const { id } = await insertIncident(tx, ctx, {
    number,
    requesterId: row.requester.id,
    title: row.title,
    description: body,
    impact: row.impact,
    urgency: row.urgency,
    categoryId: row.category?.id ?? null,
    teamId: row.team?.id ?? null,
    tags: [],
    customFields: {},
    confidential: row.confidential,
    opening: { type: 'followed_up', old: origin, visibility: 'public' },
  })
  await tx.ticketLink.create({
    data: { tenantId: ctx.tenant.id, id: newId(), type: 'follow_up', sourceId: id, targetId: row.id, createdAt: ctx.now },
    select: { id: true },
  })
  return { id, number: formatNumber('incident', number) }
}
