import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { seesDrafts, visibleArticles } from '../access'
import { countArticles, listArticles, type ArticleFilter } from '../articles/list'
import { getArticle } from '../articles/queries'
import { articleListQuery, type ArticleDto } from '../articles/schema'
import { inTenant } from '../articles/serialize'
import { articleTargets } from '../render/links'
import { exportFileName } from './file-name'
import { toMarkdownFile, type ExportedText } from './markdown'
import { zipped, type Entry } from './zip'

export interface ExportedFile {
  fileName: string
  text: string
}

/** Articles read at once: what an export holds in memory, however many there are. */
const PAGE = 50

/** An article in one language as a Markdown file: what is published, else the draft for who writes. @throws NotFound */
export async function exportArticle(ctx: Ctx, ref: string, locale: string): Promise<ExportedFile> {
  const article = await getArticle(ctx, ref)
  const file = (await filesOf(ctx, [article])).find(({ fileName }) => fileName.endsWith(`.${locale}.md`))
  if (!file) throw new NotFound('Translation')
  return file
}

/**
 * Every article of a list, a Markdown file for each language, in one archive that is made while it is read. That it
 * was asked for is in the audit before its first byte leaves.
 */
export async function exportArticles(ctx: Ctx, query: unknown = {}): Promise<ReadableStream<Uint8Array>> {
  authorize(ctx, 'kb.read')
  const { limit: _limit, cursor: _cursor, sort: _sort, count: _count, ...filter } = parse(articleListQuery, query)
  const count = await countArticles(ctx, filter)
  await withTenant(ctx, (tx) => record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'kb.exported', after: { filter, count } }))
  return zipped(entriesOf(ctx, filter))
}

async function* entriesOf(ctx: Ctx, filter: ArticleFilter): AsyncGenerator<Entry> {
  let cursor: string | undefined
  do {
    const { data, page } = await listArticles(ctx, { ...filter, sort: 'number', limit: PAGE, cursor, count: false })
    for (const { fileName, text } of await filesOf(ctx, data)) yield { name: `articles/${fileName}`, text }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

type TextRow = ExportedText & { articleId: string }

async function filesOf(ctx: Ctx, articles: readonly ArticleDto[]): Promise<ExportedFile[]> {
  const drafts = seesDrafts(ctx)
  const rows = await tenantSql<TextRow>(ctx, {
    text: `select tr.article_id as "articleId", tr.locale, tr.slug, coalesce(v.title, d.title) as title,
        coalesce(v.summary, d.summary) as summary, coalesce(v.body, d.body) as body
      from kb_translation tr
      join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
      left join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
      where tr.tenant_id = $1::uuid and tr.article_id = any($2::uuid[]) ${drafts ? '' : 'and v.id is not null'}
      order by tr.article_id, tr.locale`,
    values: [ctx.tenant.id, articles.map(({ id }) => id)],
  })
  const slugs = await slugsOf(ctx, rows.flatMap(({ body }) => articleTargets(body).ids))
  return rows.flatMap(({ articleId, ...text }) => {
    const article = articles.find(({ id }) => id === articleId)
    return article ? { fileName: exportFileName(text.slug, text.locale), text: toMarkdownFile(article, text, slugs.get(text.locale) ?? new Map()) } : []
  })
}

/** Slugs by language and article id, of what texts link to; in the other language where the article has no such one. */
async function slugsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const params = new SqlParams()
  const rows = ids.length
    ? await tenantSql<{ articleId: string; locale: string; slug: string }>(ctx, {
        text: `select tr.article_id as "articleId", tr.locale, tr.slug
          from kb_article a join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id
          where ${inTenant(ctx, params)} and a.id = any(${params.add([...new Set(ids)])}::uuid[]) and ${visibleArticles(ctx, params)}`,
        values: params.values,
      })
    : []
  const of = (locale: string) =>
    new Map(rows.toSorted((a, b) => Number(a.locale === locale) - Number(b.locale === locale)).map(({ articleId, slug }) => [articleId, slug]))
  return new Map(['pt-BR', 'en'].map((locale) => [locale, of(locale)]))
}
