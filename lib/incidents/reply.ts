import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { takeNumbers } from '@/lib/tickets/numbers'
import { formatNumber } from '@/lib/tickets/ref'
import { authorizeReply } from '@/lib/tickets/reply-rights'
import { commentInput } from '@/lib/tickets/schema'
import { commentOn, replyEffect } from './comment'
import { insertIncident } from './insert'
import { OPEN_STATUSES } from './schema'

export interface ReplyOutcome {
  /** Where the reply ended up: the incident itself, or its follow-up. */
  incident: { id: string; number: string }
  outcome: 'added' | 'resumed' | 'reopened' | 'followed_up'
  /** The message, for files to hang on; a new follow-up carries it as its description. */
  commentId: string | null
}

const OUTCOMES = { none: 'added', resume: 'resumed', reopen: 'reopened' } as const

/**
 * A requester replies, in the portal or by mail. A reply is never refused for being late: after the
 * reopen window it opens a follow-up, linked to the incident it answers, or lands on the one that is open.
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
  const row = await fetchTicket(tx, ctx, 'incident', ref)
  await authorizeReply(tx, ctx, row)
  const effect = replyEffect(ctx, row, 'public')
  if (effect !== 'follow_up') return added(tx, ctx, row, body, effect)

  const open = await openFollowUp(tx, row.id)
  if (open) {
    const next = await fetchTicket(tx, ctx, 'incident', open)
    const onNext = replyEffect(ctx, next, 'public')
    if (onNext !== 'follow_up') return added(tx, ctx, next, body, onNext)
  }
  if (number === null) return null
  return { incident: await followUp(tx, ctx, row, body, number), outcome: 'followed_up', commentId: null }
}

async function added(tx: Tx, ctx: Ctx, row: TicketRow, body: string, effect: keyof typeof OUTCOMES): Promise<ReplyOutcome> {
  const commentId = await commentOn(tx, ctx, row, { body, visibility: 'public' }, effect)
  return { incident: { id: row.id, number: formatNumber('incident', row.number) }, outcome: OUTCOMES[effect], commentId }
}

/** The follow-up of an incident that somebody still works on. */
async function openFollowUp(tx: Tx, id: string): Promise<string | null> {
  const link = await tx.ticketLink.findFirst({
    where: { type: 'follow_up', targetId: id, source: { deletedAt: null, status: { in: [...OPEN_STATUSES] } } },
    orderBy: { createdAt: 'desc' },
    select: { sourceId: true },
  })
  return link?.sourceId ?? null
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
    // What was archived since is left behind: it must not stand in the requester's way.
    categoryId: row.category && (await isKept(tx.category, row.category.id)) ? row.category.id : null,
    teamId: row.team && (await isKept(tx.team, row.team.id)) ? row.team.id : null,
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

interface Archivable {
  count(args: { where: { id: string; archivedAt: null } }): Promise<number>
}

const isKept = async (table: Archivable, id: string): Promise<boolean> => (await table.count({ where: { id, archivedAt: null } })) > 0
