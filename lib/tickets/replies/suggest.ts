import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { visibleTickets } from '@/lib/tickets/access'
import { isTicket } from '@/lib/tickets/ref-condition'
import type { TicketKind } from '@/lib/tickets/ref'
import { listReplies } from './queries'
import type { ReplyDto } from './schema'
import { REPLY_LIMITS } from './vocabulary'

export type Suggestion = Pick<ReplyDto, 'id' | 'name' | 'body' | 'locale'>

/**
 * What to offer on a ticket: replies in the requester's language and in none before the others, the most used first.
 * @throws Forbidden
 */
export async function suggestReplies(ctx: Ctx, kind: TicketKind, ref: string, q: string): Promise<Suggestion[]> {
  const [replies, locale] = await Promise.all([listReplies(ctx, { q: q.slice(0, 100) }), languageOf(ctx, kind, ref)])
  const fits = (reply: ReplyDto) => reply.locale === null || reply.locale === locale
  return replies
    .toSorted((a, b) => Number(fits(b)) - Number(fits(a)) || b.useCount - a.useCount)
    .slice(0, REPLY_LIMITS.suggested)
    .map(({ id, name, body, locale: language }) => ({ id, name, body, locale: language }))
}

async function languageOf(ctx: Ctx, kind: TicketKind, ref: string): Promise<string> {
  const params = new SqlParams()
  const text = `select r.locale from ticket t join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
    where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params)}`
  const [row] = await tenantSql<{ locale: string | null }>(ctx, { text, values: params.values })
  return row?.locale ?? ctx.tenant.locale
}
