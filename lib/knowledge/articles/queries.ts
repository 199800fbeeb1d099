import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleArticles } from '../access'
import { isArticle } from './number'
import { nearest, ARTICLE_JOINS, articleColumns, instant, inTenant, publishedOnly, toArticleDto, type ArticleRecord } from './serialize'
import type { ArticleDto, PublishedTextDto, ReadableArticleDto } from './schema'

function articleQuery(ctx: Ctx, ref: string) {
  const params = new SqlParams()
  const text = `select ${articleColumns(ctx)} from kb_article a ${ARTICLE_JOINS}
    where ${inTenant(ctx, params)} and ${isArticle(ref, params)} and ${visibleArticles(ctx, params)} and ${publishedOnly(ctx)}`
  return { text, values: params.values }
}

/** An article that the actor may read, without its texts; by id or number. @throws NotFound */
export async function getArticle(ctx: Ctx, ref: string): Promise<ArticleDto> {
  const [record] = await tenantSql<ArticleRecord>(ctx, articleQuery(ctx, ref))
  if (!record) throw new NotFound('Article')
  return toArticleDto(ctx, record)
}

/**
 * The article as it stands within a transaction: what a verb returns. That the actor may see it was asked when it was
 * fetched; a change may just have ended that, and is no failure.
 * @throws NotFound
 */
export async function articleIn(tx: Tx, ctx: Ctx, id: string): Promise<ArticleDto> {
  const { text, values } = articleQuery({ ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, id)
  const [record] = await txSql<ArticleRecord>(tx, text, values)
  if (!record) throw new NotFound('Article')
  return toArticleDto(ctx, record)
}

/**
 * An article with its published text in a language, or the nearest that there is: the source's, then any. `text` is
 * null when nothing of it is published.
 * @throws NotFound
 */
export async function readArticle(ctx: Ctx, ref: string, { locale = ctx.locale }: { locale?: string } = {}): Promise<ReadableArticleDto> {
  const article = await getArticle(ctx, ref)
  const shown = nearest(article.translations.filter(({ published }) => published !== null), locale, article.sourceLocale)
  const text = shown?.published ? await publishedText(ctx, shown.published.id) : null
  return { ...article, title: text?.title ?? article.title, text }
}

async function publishedText(ctx: Ctx, versionId: string): Promise<PublishedTextDto | null> {
  const [text] = await tenantSql<PublishedTextDto>(ctx, {
    name: 'kb-published-text',
    text: `select v.locale, v.id as "versionId", v.number, v.title, v.summary, v.body, v.html, v.headings, ${instant('tr.published_at')} as "publishedAt"
      from kb_version v
      join kb_translation tr on tr.tenant_id = v.tenant_id and tr.published_version_id = v.id
      where v.tenant_id = $1::uuid and v.id = $2::uuid`,
    values: [ctx.tenant.id, versionId],
  })
  return text ?? null
}
