import 'server-only'
import { rememberMessage } from '@/lib/mail/thread'
import { commentOn } from '@/lib/incidents/comment'
import { insertIncident } from '@/lib/incidents/insert'
import { replyWithin } from '@/lib/incidents/reply'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { fetchTicket } from '@/lib/tickets/fetch'
import { isRobotAddress } from '@/lib/platform/mail/address'
import { attachStored, type StoredFiles } from './files'
import type { Speaker, Verdict } from './judge'
import type { MailAddress } from './read/addresses'
import { contactFor, contextOf } from './sender'
import type { MailBody } from './steps/body'
import type { KnownMailbox } from './steps/mailbox'
import { personName, type KnownSender } from './steps/requester'
import type { MailOutcome } from './vocabulary'

export interface Applied {
  outcome: MailOutcome
  ticketId: string
  commentId: string | null
}

export interface Content {
  title: string
  body: MailBody
  files: StoredFiles
  /** Without brackets; null when the message has none. */
  messageId: string | null
}

type Take = Extract<Verdict, { do: 'take' }>

const REPLIED = { added: 'replied', resumed: 'replied', reopened: 'reopened', followed_up: 'follow_up' } as const

/**
 * Does what was decided, in the transaction of the message's own row. Null when it takes a number for a new ticket and
 * none was brought: nothing has been written then.
 */
export async function applyMail(tx: Tx, ctx: Ctx, take: Take, content: Content, number: number | null): Promise<Applied | null> {
  const { thread } = take
  if (number === null && thread.kind === 'new') return null
  if (thread.kind === 'reply' && take.speaker.kind === 'known') {
    return reply(tx, contextOf(ctx, take.speaker.sender), thread.ticketId, content, number)
  }
  const sender = await personOf(tx, ctx, take.speaker)
  if (thread.kind === 'new') return open(tx, ctx, sender, take, content, number ?? 0)
  return note(tx, ctx, sender, thread.ticketId, content)
}

const personOf = async (tx: Tx, ctx: Ctx, speaker: Speaker): Promise<KnownSender> =>
  speaker.kind === 'known' ? speaker.sender : contactFor(tx, ctx, speaker.address, speaker.name)

async function open(tx: Tx, ctx: Ctx, sender: KnownSender, take: Take, content: Content, number: number): Promise<Applied> {
  const as = contextOf(ctx, sender)
  const place = await keptPlace(tx, take.mailbox)
  const { id } = await insertIncident(tx, as, {
    number,
    requesterId: sender.id,
    title: content.title,
    description: content.body.text,
    impact: 'medium',
    urgency: 'medium',
    ...place,
    tags: [],
    customFields: {},
    channel: 'email',
  })
  await showAsSent(tx, { ticketId: id, commentId: null, html: content.body.html })
  await follow(tx, ctx, id, take.followers)
  await finish(tx, as, content, { ticketId: id, commentId: null, visibility: 'public' })
  return { outcome: 'created', ticketId: id, commentId: null }
}

async function reply(tx: Tx, as: Ctx, ticketId: string, content: Content, number: number | null): Promise<Applied | null> {
  const done = await replyWithin(tx, as, ticketId, content.body.text, number)
  if (!done) return null
  const { commentId, incident, filesOn } = done
  await showAsSent(tx, { ticketId: incident.id, commentId, html: content.body.html })
  // A reply to a merged ticket acts on the one that stands for it, and stays where it was sent to.
  await finish(tx, as, content, { ticketId: filesOn, commentId, visibility: 'public' })
  return { outcome: REPLIED[done.outcome], ticketId: incident.id, commentId }
}

/** From somebody who is no part of the ticket: the desk sees it, the requester does not, and nothing moves. */
async function note(tx: Tx, ctx: Ctx, sender: KnownSender, ticketId: string, content: Content): Promise<Applied> {
  const row = await fetchTicket(tx, ctx, 'incident', ticketId)
  const commentId = await commentOn(tx, ctx, row, { body: content.body.text, visibility: 'internal' }, 'none')
  await tx.comment.updateMany({ where: { id: commentId }, data: { authorId: sender.id } })
  await showAsSent(tx, { ticketId: row.id, commentId, html: content.body.html })
  await finish(tx, ctx, content, { ticketId: row.id, commentId, visibility: 'internal' })
  return { outcome: 'noted', ticketId: row.id, commentId }
}

/** The message's own HTML, sanitised, in the place of what was made of its text; and where it came from. */
async function showAsSent(tx: Tx, { ticketId, commentId, html }: { ticketId: string; commentId: string | null; html: string }): Promise<void> {
  if (commentId) await tx.comment.updateMany({ where: { id: commentId }, data: { bodyHtml: html, channel: 'email' } })
  else await tx.ticket.updateMany({ where: { id: ticketId }, data: { descriptionHtml: html, channel: 'email' } })
}

async function finish(tx: Tx, ctx: Ctx, content: Content, place: { ticketId: string; commentId: string | null; visibility: 'public' | 'internal' }) {
  await attachStored(tx, ctx, content.files, place)
  if (content.messageId) await rememberMessage(tx, ctx, { messageId: `<${content.messageId}>`, ticketId: place.ticketId })
}

/** The mailbox's team and category, unless they were archived since: mail is not refused for it. */
async function keptPlace(tx: Tx, mailbox: KnownMailbox | null): Promise<{ teamId: string | null; categoryId: string | null }> {
  const [kept] = await txSql<{ teamId: string | null; categoryId: string | null }>(
    tx,
    `select (select id from team where id = $1::uuid and archived_at is null) as "teamId",
       (select id from category where id = $2::uuid and archived_at is null) as "categoryId"`,
    [mailbox?.teamId ?? null, mailbox?.categoryId ?? null],
  )
  return kept ?? { teamId: null, categoryId: null }
}

async function follow(tx: Tx, ctx: Ctx, ticketId: string, followers: readonly MailAddress[]): Promise<void> {
  for (const follower of followers) {
    if (isRobotAddress(follower.address)) continue
    const person = await contactFor(tx, ctx, follower.address, personName(follower))
    if (person.status === 'suspended') continue
    await tx.watcher.createMany({ data: [{ tenantId: ctx.tenant.id, ticketId, userId: person.id }], skipDuplicates: true })
    await record(tx, ctx, {
      entity: { type: 'incident', id: ticketId },
      action: 'incident.watched',
      ticketId,
      timeline: [{ type: 'watched', new: { id: person.id, name: person.name } }],
      after: { userId: person.id },
    })
  }
}
