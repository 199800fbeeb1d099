import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from '@/lib/tickets/access'
import type { TicketKind } from '@/lib/tickets/ref'
import { isTicket } from '@/lib/tickets/ref-condition'
import { visibleArticles } from '../../access'
import { formatArticleNumber } from '../../articles/number'
import { instant } from '../../articles/serialize'
import { likelyForTicket } from './likely'
import type { TicketArticle, TicketArticles } from './schema'

const MOST_LIKELY = 3

/**
 * The articles of a ticket that the actor may read, and those that may help with it as long as it is open.
 * @throws Forbidden, NotFound
 */
export async function articlesOfTicket(ctx: Ctx, kind: TicketKind, ref: string): Promise<TicketArticles> {
  authorize(ctx, 'kb.read')
  authorize(ctx, kind === 'problem' ? 'problem.read' : 'incident.read')
  const ticket = await readTicket(ctx, kind, ref)
  const [data, likely] = await Promise.all([
    linkedTo(ctx, ticket.id),
    ticket.open ? likelyForTicket(ctx, ticket, MOST_LIKELY + 3) : [],
  ])
  const linked = new Set(data.map(({ id }) => id))
  return { data, likely: likely.filter(({ id }) => !linked.has(id)).slice(0, MOST_LIKELY) }
}

/**
 * Tells apart what the tenant's articles were and are, the same in every process: publishing, withdrawing and describing
 * are changes of the article's row. Not the latest instant alone, since of two requests the later may commit first.
 * Over `t`.
 */
const GENERATION = `(select concat(max(latest.updated_at), '.', sum(latest.xmin::text::bigint)) from (
  select a.updated_at, a.xmin from kb_article a where a.tenant_id = t.tenant_id order by a.updated_at desc, a.id desc limit 20) latest)`

async function readTicket(ctx: Ctx, kind: TicketKind, ref: string) {
  const params = new SqlParams()
  const [row] = await tenantSql<{ id: string; title: string; description: string; open: boolean; generation: string }>(ctx, {
    text: `select t.id, t.title, left(t.description_text, 2000) as description, ${GENERATION} as generation, t.status not in ('resolved', 'closed', 'cancelled') as open
      from ticket t where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Ticket')
  return row
}

/** In the order in which they came, each in the actor's language or the nearest that is published. */
export async function linkedTo(ctx: Ctx, ticketId: string): Promise<TicketArticle[]> {
  const params = new SqlParams()
  const tenant = params.add(ctx.tenant.id)
  const rows = await tenantSql<Omit<TicketArticle, 'number'> & { number: number }>(ctx, {
    text: `select a.id, a.number, s.locale, s.slug, s.title, a.visibility, l.via, ${instant('l.linked_at')} as "linkedAt"
      from ticket_article l
      join kb_article a on a.tenant_id = l.tenant_id and a.id = l.article_id
      cross join lateral (
        select tr.locale, tr.slug, coalesce(v.title, d.title) as title from kb_translation tr
        join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
        left join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
        where tr.tenant_id = a.tenant_id and tr.article_id = a.id
        order by v.id is null, tr.locale = ${params.add(ctx.locale)} desc, tr.locale = a.source_locale desc limit 1
      ) s
      where l.tenant_id = ${tenant}::uuid and l.ticket_id = ${params.add(ticketId)}::uuid and ${visibleArticles(ctx, params)}
      order by l.linked_at, a.id`,
    values: params.values,
  })
  return rows.map(({ number, ...row }) => ({ ...row, number: formatArticleNumber(number) }))
}
