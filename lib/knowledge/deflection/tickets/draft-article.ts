import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { Refused } from '@/lib/platform/refused'
import { visibleTickets } from '@/lib/tickets/access'
import type { TicketKind } from '@/lib/tickets/ref'
import { isTicket } from '@/lib/tickets/ref-condition'
import { authorizeUpdate } from '@/lib/tickets/rights'
import { createArticle } from '../../articles/create'
import type { ArticleDto } from '../../articles/schema'
import { LIMITS } from '../../vocabulary'
import { draftText, templateFor } from './draft-text'
import { impersonal } from './impersonal'
import { linkArticle } from './link'

interface Source {
  id: string
  title: string
  description: string
  resolution: string | null
  symptoms: string | null
  cause: string | null
  workaround: string | null
  /** Whose names are taken out. */
  people: string[]
}

/**
 * Begins an article from what solved a ticket, and links it there: a draft for agents, of what the ticket says and how
 * it was resolved, or of the problem's symptoms, cause and workaround. Names of those concerned, addresses and numbers
 * are taken out as well as can be; who publishes it must read it.
 *
 * @throws Forbidden, NotFound, Refused: `not_resolved` for an incident that is still open, `confidential`
 *   for what not every writer may know
 */
export async function draftArticleFrom(ctx: Ctx, kind: TicketKind, ref: string): Promise<ArticleDto> {
  authorize(ctx, 'kb.write')
  authorizeUpdate(ctx, kind)
  const source = await readSource(ctx, kind, ref)
  const clean = (text: string | null): string => impersonal(text ?? '', source.people)
  const ownerId = actorUserId(ctx)
  const title = clean(source.title).slice(0, LIMITS.title).trim()
  const article = await createArticle(ctx, {
    title: title.length >= 3 ? title : `${title}…`.padEnd(3, '…'),
    body: draftText(ctx.tenant.locale, {
      symptoms: clean(source.symptoms?.trim() ? source.symptoms : source.description),
      cause: clean(source.cause),
      workaround: clean(source.workaround),
      solution: clean(source.resolution),
    }).slice(0, LIMITS.body),
    template: templateFor(kind),
    visibility: 'agents',
    ...(ownerId ? { ownerId } : {}),
    ...(kind === 'problem' ? { problemId: source.id } : {}),
  })
  await linkArticle(ctx, kind, source.id, { article: article.id })
  return article
}

async function readSource(ctx: Ctx, kind: TicketKind, ref: string): Promise<Source> {
  const params = new SqlParams()
  const [row] = await tenantSql<Source & { status: string; confidential: boolean }>(ctx, {
    text: `select t.id, t.title, t.status, t.confidential, left(t.description_text, 20000) as description, t.resolution,
        p.symptoms, p.root_cause as cause, p.workaround,
        array(select distinct u.name from app_user u where u.tenant_id = t.tenant_id and (u.id in (t.requester_id, t.assignee_id)
          or u.id in (select c.author_id from comment c where c.tenant_id = t.tenant_id and c.ticket_id = t.id))) as people
      from ticket t left join problem p on p.tenant_id = t.tenant_id and p.ticket_id = t.id
      where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Ticket')
  if (row.confidential) throw new Refused('confidential', 'Every writer reads a draft: none is made of a confidential ticket')
  if (kind === 'incident' && row.status !== 'resolved' && row.status !== 'closed')
    throw new Refused('not_resolved', 'Resolve the incident first: an article tells how it was solved')
  return row
}
