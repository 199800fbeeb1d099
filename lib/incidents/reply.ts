import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { standingFor } from '@/lib/tickets/merge/standing'
import { takeNumbers } from '@/lib/tickets/numbers'
import { formatNumber } from '@/lib/tickets/ref'
import { authorizeReply } from '@/lib/tickets/reply-rights'
import { commentInput } from '@/lib/tickets/schema'
import { commentOn, replyEffect } from './comment'
import { followUp } from './follow-up'
import { OPEN_STATUSES } from './schema'

export interface ReplyOutcome {
  /** Where the reply ended up: the incident itself, or its follow-up. */
  incident: { id: string; number: string }
  outcome: 'added' | 'resumed' | 'reopened' | 'followed_up'
  /** The message, for files to hang on; a new follow-up carries it as its description. */
  commentId: string | null
  /** Where those files belong: the incident, or the merged one that the reply was addressed to. */
  filesOn: string
}

const OUTCOMES = { none: 'added', resume: 'resumed', reopen: 'reopened' } as const

/**
 * A requester replies, in the portal or by mail. A reply is never refused for being late: after the
 * reopen window it opens a follow-up, linked to the incident it answers, or lands on the one that is open. A reply
 * to a merged incident is one to the incident that stands for it.
 * @throws Forbidden, NotFound, ValidationFailed
 */
export async function replyToIncident(ctx: Ctx, ref: string, input: unknown): Promise<ReplyOutcome> {
  authorize(ctx, 'incident.comment.own', 'incident.comment.public')
  const { body } = parse(commentInput.omit({ visibility: true }), input)
  const outcome = await reply(ctx, ref, body, null)
  // A follow-up needs a number, which is taken outside of any transaction; what was found is looked at anew.
  return outcome ?? (await reply(ctx, ref, body, await takeNumbers(ctx, 'incident'))) ?? lateTwice()
}

function lateTwice(): never {
  throw new Error('A reply with a number for its follow-up found no place')
}

const reply = (ctx: Ctx, ref: string, body: string, number: number | null): Promise<ReplyOutcome | null> =>
  withTenant(ctx, (tx) => replyWithin(tx, ctx, ref, body, number))

/**
 * The reply as a part of a larger change. Null when it needs a follow-up and there is no number for it yet: nothing
 * has been written then.
 * @throws Forbidden, NotFound
 */
export async function replyWithin(tx: Tx, ctx: Ctx, ref: string, body: string, number: number | null): Promise<ReplyOutcome | null> {
  const asked = await fetchTicket(tx, ctx, 'incident', ref)
  await authorizeReply(tx, ctx, asked)
  const row = await standingFor(tx, ctx, asked)
  const effect = replyEffect(ctx, row, 'public')
  if (effect !== 'follow_up') return added(tx, ctx, row, { body, ticketId: asked.id }, effect)

  // A target that became confidential after the merge is nothing that this requester may hear of.
  const origin = row.confidential && !asked.confidential ? asked : row
  const open = await openFollowUp(tx, origin)
  if (open) {
    // Whoever may write on an incident may write on where it goes on, and is let in on it.
    const next = await fetchTicket(tx, { ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, 'incident', open)
    const onNext = replyEffect(ctx, next, 'public')
    if (onNext !== 'follow_up') {
      await letIn(tx, ctx, next)
      return added(tx, ctx, next, { body, ticketId: next.id }, onNext)
    }
  }
  if (number === null) return null
  const { id, number: name } = await followUp(tx, ctx, origin, { description: body }, number)
  await letIn(tx, ctx, { id, requester: origin.requester })
  return { incident: { id, number: name }, outcome: 'followed_up', commentId: null, filesOn: id }
}

/** Who writes for the requester, being a watcher, watches what their words went to as well. */
async function letIn(tx: Tx, ctx: Ctx, { id: ticketId, requester }: Pick<TicketRow, 'id' | 'requester'>): Promise<void> {
  const userId = actorUserId(ctx)
  if (isStaff(ctx) || !userId || userId === requester.id) return
  await tx.watcher.createMany({ data: [{ tenantId: ctx.tenant.id, ticketId, userId }], skipDuplicates: true })
}

async function added(
  tx: Tx,
  ctx: Ctx,
  row: TicketRow,
  message: { body: string; ticketId: string },
  effect: keyof typeof OUTCOMES,
): Promise<ReplyOutcome> {
  const commentId = await commentOn(tx, ctx, row, { ...message, visibility: 'public' }, effect)
  const incident = { id: row.id, number: formatNumber('incident', row.number) }
  return { incident, outcome: OUTCOMES[effect], commentId, filesOn: message.ticketId }
}

/** The follow-up of an incident that somebody still works on, for the same requester. */
async function openFollowUp(tx: Tx, { id, requester, confidential }: TicketRow): Promise<string | null> {
  const link = await tx.ticketLink.findFirst({
    where: {
      type: 'follow_up',
      targetId: id,
      source: { deletedAt: null, requesterId: requester.id, status: { in: [...OPEN_STATUSES] }, ...(confidential ? {} : { confidential: false }) },
    },
    orderBy: { createdAt: 'desc' },
    select: { sourceId: true },
  })
  return link?.sourceId ?? null
}
