import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { isLocale } from '@/lib/platform/i18n/locale'
import { newId } from '@/lib/platform/ids'
import { defaultAddress, newMessageId } from '@/lib/platform/mail/address'
import { insertDeliveries, type NewDelivery } from '@/lib/platform/mail/delivery/insert'
import { wakeSender } from '@/lib/platform/mail/delivery/wake'
import { mailDomain } from '@/lib/platform/mail/domain'
import { replyAddressOf, senderOf } from '@/lib/platform/mail/sender'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { insertNotices, type Notice } from '@/lib/notifications/insert'
import type { SlaMetric } from '@/lib/sla/types'
import { deskPath } from '@/lib/tickets/vocabulary'
import { preferencesUrl, ticketMail } from '../emails/ticket-mail'
import { valuesFor } from '../emails/values'
import { headersOf } from '../matrix/headers'
import { isStaff, type Person } from '../matrix/people'
import type { Told } from '../matrix/recipients'
import { STAFF_EVENTS } from '../vocabulary'
import type { CommentFacts, TicketFacts } from './facts'
import type { Setup } from './setup'
import type { Place } from './thread'

/** One person who is told of one change, with all that telling takes. */
export interface Telling {
  told: Told
  ticket: TicketFacts
  comment: CommentFacts | null
  actor: string | null
  sla: { metric: SlaMetric; dueAt: string } | null
  /** Of the change: a person has one notice of it, and one message. */
  key: string
  /** Why no message is sent; null when one is. */
  withheld: string | null
}

interface Means extends Setup {
  placeOf: (ticketId: string, address: string) => Place
}

export interface Planned {
  mails: number
  notices: number
}

/** How long a message is tried to be delivered, in milliseconds. */
const LIFETIME = 48 * 3_600_000

/** Writes notices and messages in one transaction, under keys that make a repeat harmless. */
export async function writePlan(ctx: Ctx, tellings: readonly Telling[], means: Means): Promise<Planned> {
  const deliveries: NewDelivery[] = []
  for (const telling of tellings) {
    if (telling.told.email) deliveries.push(await deliveryOf(ctx, telling, means))
  }
  const notices = tellings.filter(({ told }) => told.inApp).map((telling) => noticeOf(ctx, telling))
  if (deliveries.length === 0 && notices.length === 0) return { mails: 0, notices: 0 }
  return withTenant(ctx, async (tx) => {
    await insertNotices(statementsOf(tx), notices, ctx.now, tx)
    const { size } = await insertDeliveries(tx, ctx, deliveries)
    if (size > 0) await wakeSender(tx, ctx)
    return { mails: size, notices: notices.length }
  })
}

const statementsOf = (tx: Tx) => (<T extends object>(text: string, values: readonly unknown[] = []) => txSql<T>(tx, text, values))

function noticeOf(ctx: Ctx, { told: { person, event }, ticket, actor, sla, key }: Telling): Notice {
  const { number, title } = ticket
  const data = { number, title, ...(actor ? { actor } : {}), ...sla }
  return { tenantId: ctx.tenant.id, userId: person.id, type: event, key, ticketId: ticket.id, data }
}

async function deliveryOf(ctx: Ctx, telling: Telling, means: Means): Promise<NewDelivery> {
  const { told, ticket, comment, actor, sla, key, withheld } = telling
  const { person, event } = told
  const { tenant } = ctx
  const to = person.email ?? ''
  const locale = isLocale(person.locale) ? person.locale : tenant.locale
  const staff = isStaff(person)
  const url = ticketUrl(tenant.slug, ticket, person)
  // An answer becomes a public message: none is wanted to what requesters know nothing of.
  const answer = told.internal || ticket.kind === 'problem' || STAFF_EVENTS.has(event) ? 'none' : staff && person.id !== ticket.requesterId ? 'to_requester' : 'message'
  const said = comment?.visibility === 'internal' && !told.internal ? null : comment
  const mail = await ticketMail({
    tenant,
    locale,
    template: means.templateOf(event, locale),
    number: ticket.number,
    values: valuesFor({ ...ticket, comment: said, actor, sla }, { tenant, locale, recipient: person.name, url }),
    url,
    answer,
  })
  return {
    id: newId(),
    key: `${key}:${to.toLowerCase()}`,
    event,
    ticketId: ticket.id,
    userId: person.id,
    from: senderOf(tenant),
    replyTo: answer === 'none' ? defaultAddress('noreply', mailDomain()) : replyAddressOf(tenant),
    to,
    locale,
    ...mail,
    sealed: false,
    messageId: newMessageId(mailDomain()),
    ...means.placeOf(ticket.id, to),
    headers: headersOf(event, ticket.channel, url === null ? null : preferencesUrl(tenant.slug)),
    withheld,
    expiresAt: new Date(ctx.now.getTime() + LIFETIME),
  }
}

/** Where the person sees the ticket; null for who cannot sign in. */
function ticketUrl(slug: string, { kind, number }: Pick<TicketFacts, 'kind' | 'number'>, person: Person): string | null {
  if (person.kind !== 'person') return null
  return tenantUrl(slug, isStaff(person) ? deskPath(kind, number) : `/portal/tickets/${number}`)
}
