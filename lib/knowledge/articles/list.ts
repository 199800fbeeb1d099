import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import { likePart } from '@/lib/tickets/lookup/like'
import type { Page } from '@/lib/tickets/schema'
import { seesDrafts, visibleArticles } from '../access'
import type { ArticleDto, ArticleListQuery } from './schema'
import { ARTICLE_JOINS, articleColumns, CHANGED, inTenant, OUT_OF_DATE, publishedOnly, toArticleDto, TRANSLATION_JOINS, type ArticleRecord } from './serialize'

const SORTS = {
  updatedAt: { column: 'a.updated_at', type: 'timestamptz' },
  createdAt: { column: 'a.created_at', type: 'timestamptz' },
  number: { column: 'a.number', type: 'int4' },
} as const

export type ArticleFilter = Omit<ArticleListQuery, 'limit' | 'cursor' | 'sort' | 'count'>

/** A page of the articles that the actor may read. @throws ValidationFailed (a cursor that is not ours) */
export async function listArticles(ctx: Ctx, { limit, cursor, sort, count, ...filter }: ArticleListQuery): Promise<Page<ArticleDto>> {
  const params = new SqlParams()
  const descending = sort.startsWith('-')
  const field = sort.replace('-', '') as keyof typeof SORTS
  const { column, type } = SORTS[field]
  const conditions = articleConditions(ctx, filter, params)
  if (cursor) {
    const last = decodeCursor(cursor, sort)
    conditions.push(`(${column}, a.id) ${descending ? '<' : '>'} (${params.add(last.value)}::${type}, ${params.add(last.id)}::uuid)`)
  }
  const order = descending ? 'desc' : 'asc'
  const ordered = `order by ${column} ${order}, a.id ${order}`
  const text = `select ${articleColumns(ctx)}
    from (select * from kb_article a where ${conditions.join(' and ')} ${ordered} limit ${limit + 1}) a ${ARTICLE_JOINS} ${ordered}`
  const [records, total] = await Promise.all([
    tenantSql<ArticleRecord>(ctx, { text, values: params.values }),
    count ? countArticles(ctx, filter) : undefined,
  ])
  const data = records.slice(0, limit).map((record) => toArticleDto(ctx, record))
  const last = data.length < records.length ? records[limit - 1] : undefined
  const nextCursor = last ? encodeCursor({ sort, value: last[field], id: last.id }) : null
  return { data, page: { nextCursor, hasMore: nextCursor !== null, ...(total === undefined ? {} : { total }) } }
}

export async function countArticles(ctx: Ctx, filter: ArticleFilter): Promise<number> {
  const params = new SqlParams()
  const text = `select count(*)::int as n from kb_article a where ${articleConditions(ctx, filter, params).join(' and ')}`
  const [row] = await tenantSql<{ n: number }>(ctx, { text, values: params.values })
  return row?.n ?? 0
}

function articleConditions(ctx: Ctx, filter: ArticleFilter, params: SqlParams): string[] {
  const { q, status, locale, categoryId, ownerId, visibility, tag, changed, outOfDate, reviewDue, archived } = filter
  const conditions = [
    inTenant(ctx, params),
    visibleArticles(ctx, params),
    publishedOnly(ctx),
    `a.archived_at is ${archived ? 'not null' : 'null'}`,
  ]
  if (ownerId) conditions.push(`a.owner_id = ${params.add(ownerId)}::uuid`)
  if (visibility) conditions.push(`a.visibility = ${params.add(visibility)}`)
  if (reviewDue) conditions.push(`a.review_at <= ${params.add(ctx.now)}::timestamptz`)
  if (tag) {
    conditions.push(`exists (select from kb_article_tag g where g.tenant_id = a.tenant_id and g.article_id = a.id and g.tag = ${params.add(tag)})`)
  }
  if (categoryId) conditions.push(below(params.add(categoryId)))
  const translation = translationConditions(ctx, { q, status, locale, changed, outOfDate }, params)
  if (translation.length > 0) {
    conditions.push(`exists (select from kb_translation tr ${TRANSLATION_JOINS}
      where tr.tenant_id = a.tenant_id and tr.article_id = a.id and ${translation.join(' and ')})`)
  }
  return conditions
}

type TranslationFilter = Pick<ArticleFilter, 'q' | 'status' | 'locale' | 'changed' | 'outOfDate'>

function translationConditions(ctx: Ctx, { q, status, locale, changed, outOfDate }: TranslationFilter, params: SqlParams): string[] {
  const writer = seesDrafts(ctx)
  const conditions: string[] = []
  if (locale) conditions.push(`tr.locale = ${params.add(locale)}`)
  if (q) {
    const number = /^(?:kb-)?(\d{1,9})$/i.exec(q)?.[1]
    const title = `${writer ? 'd.title' : 'p.title'} ilike ${params.add(likePart(q))}`
    conditions.push(number ? `(${title} or a.number = ${params.add(Number(number))}::int)` : title)
  }
  if (status === 'in_review') conditions.push(`(tr.status = 'in_review' or exists (${OPEN_REVIEW}))`)
  else if (status) conditions.push(`tr.status = ${params.add(status)}`)
  if (changed !== undefined && writer) conditions.push(changed ? CHANGED : `not ${CHANGED}`)
  if (outOfDate !== undefined) conditions.push(outOfDate ? OUT_OF_DATE : `not ${OUT_OF_DATE}`)
  return conditions
}

const OPEN_REVIEW = `select from kb_review r
  where r.tenant_id = tr.tenant_id and r.article_id = tr.article_id and r.locale = tr.locale and r.status = 'open'`

const below = (category: string): string => `a.category_id in (
  with recursive branch as (
    select id from kb_category where id = ${category}::uuid
    union select child.id from branch join kb_category child on child.parent_id = branch.id
  ) select id from branch)`
