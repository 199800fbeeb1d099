import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { authorize } from '@/lib/platform/auth/permissions'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { fetchTicket } from '@/lib/tickets/fetch'
import { recordLine } from '@/lib/tickets/record-line'
import type { TicketKind } from '@/lib/tickets/ref'
import { authorizeUpdate } from '@/lib/tickets/rights'
import type { Locale } from '@/lib/platform/i18n/locale'
import { visibleArticles } from '../../access'
import { formatArticleNumber, isArticle } from '../../articles/number'
import { articlePath } from '../../public/rules/paths'
import { linkedTo } from './queries'
import { linkArticleInput, type Linked } from './schema'

interface Named {
  id: string
  number: number
  visibility: string
  versionId: string | null
  locale: Locale
  slug: string
  title: string
  summary: string
}

/**
 * Says that an article serves a ticket. With `via: 'sent'` the answer has what goes into a message to the requester,
 * who must be able to read it: its title, summary and address. Linking twice is the same as once; sending what was
 * linked is told.
 *
 * @throws Forbidden, NotFound (the ticket), ValidationFailed at `article`, Refused (`not_for_requesters`, `not_published`)
 */
export async function linkArticle(ctx: Ctx, kind: TicketKind, ref: string, input: unknown): Promise<Linked> {
  authorize(ctx, 'kb.read')
  authorizeUpdate(ctx, kind)
  const { article: named, via } = parse(linkArticleInput, input)
  const linked = await withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, kind, ref)
    const article = await fetchArticle(tx, ctx, named)
    if (via === 'sent') assertSendable(article)
    const key = { tenantId: ctx.tenant.id, ticketId: row.id, articleId: article.id }
    const before = await tx.ticketArticle.findFirst({ where: key, select: { via: true } })
    if (!before) await tx.ticketArticle.create({ data: { ...key, versionId: article.versionId, linkedById: actorUserId(ctx), linkedAt: ctx.now, via } })
    else if (via === 'sent' && before.via !== 'sent') await tx.ticketArticle.updateMany({ where: key, data: { via, versionId: article.versionId } })
    if (before?.via !== via && !(before && via === 'linked')) {
      const entry = { type: via === 'sent' ? 'article_sent' : 'article_linked', new: lineOf(article) }
      await recordLine(tx, ctx, row, 'articles', entry)
    }
    return { ticketId: row.id, article }
  })
  const message = via === 'sent' ? messageOf(ctx, linked.article) : null
  return { articles: await linkedTo(ctx, linked.ticketId), message }
}

/** Takes an article off a ticket. @throws Forbidden, NotFound (the ticket, or that it has no such article) */
export async function unlinkArticle(ctx: Ctx, kind: TicketKind, ref: string, articleRef: string): Promise<void> {
  authorize(ctx, 'kb.read')
  authorizeUpdate(ctx, kind)
  await withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, kind, ref)
    const article = await fetchArticle(tx, ctx, articleRef).catch(absent)
    const { count } = await tx.ticketArticle.deleteMany({ where: { ticketId: row.id, articleId: article.id } })
    if (count === 0) throw new NotFound('Article')
    await recordLine(tx, ctx, row, 'articles', { type: 'article_unlinked', old: lineOf(article) })
  })
}

function absent(error: unknown): never {
  throw error instanceof ValidationFailed ? new NotFound('Article') : error
}

/** The number alone: who may read the ticket need not be allowed to know the article's title. */
const lineOf = ({ number }: Named) => ({ number: formatArticleNumber(number) })

/** @throws ValidationFailed at `article` when there is none that the actor may read */
async function fetchArticle(tx: Tx, ctx: Ctx, ref: string): Promise<Named> {
  const unknown = () => ValidationFailed.at('article', 'No such article', 'unknown_reference')
  const params = new SqlParams()
  const tenant = params.add(ctx.tenant.id)
  const [row] = await txSql<Named>(
    tx,
    `select a.id, a.number, a.visibility, v.id as "versionId", tr.locale, tr.slug, coalesce(v.title, d.title) as title, coalesce(v.summary, '') as summary
     from kb_article a
     join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id
     join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
     left join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
     where a.tenant_id = ${tenant}::uuid and ${articleIs(ref, params, unknown)} and ${visibleArticles(ctx, params)}
     order by v.id is null, tr.locale = ${params.add(ctx.tenant.locale)} desc, tr.locale = a.source_locale desc limit 1`,
    params.values,
  )
  if (!row) throw unknown()
  return row
}

function articleIs(ref: string, params: SqlParams, unknown: () => Error): string {
  try {
    return isArticle(ref, params)
  } catch (error) {
    throw error instanceof NotFound ? unknown() : error
  }
}

/** @throws Refused for what the requester could not open */
function assertSendable({ visibility, versionId }: Named): void {
  if (visibility !== 'public' && visibility !== 'requesters') throw new Refused('not_for_requesters', 'Requesters may not read this article')
  if (!versionId) throw new Refused('not_published', 'This article is not published')
}

function messageOf(ctx: Ctx, { visibility, locale, slug, title, summary }: Named): string {
  const path = visibility === 'public' ? articlePath(locale, slug) : `/portal/kb/${slug}`
  const link = `[${title.replaceAll(/[[\]\\]/g, '\\$&')}](${tenantUrl(ctx.tenant.slug, path)})`
  return summary ? `${link}\n\n> ${summary.replaceAll(/\s+/g, ' ')}` : link
}
