import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { locales, type Locale } from '@/lib/platform/i18n/locale'
import { slugSchema } from '../articles/schema'
import { linkedArticleIds, withArticleLinks } from '../render/links'
import { CARD, shown, TEXT_OF_SHOWN, type Audience } from './audience'
import { categoriesFor, wayDown } from './categories'
import { cardsOf } from './lists'
import type { ArticleText, ArticleView, Card } from './types'

const RELATED = 5

/** An article, or where it is now, or nothing. */
export type Looked = ({ kind: 'article' } & ArticleView) | { kind: 'moved'; locale: Locale; slug: string } | { kind: 'none' }

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** @param hrefOf the address of an article for this audience */
export async function articleFor(audience: Audience, slug: string, hrefOf: (card: Card) => string): Promise<Looked> {
  // Of what cannot be an address nothing is asked: it may hold what the database does not take.
  if (!slugSchema.safeParse(slug).success) return { kind: 'none' }
  const article = await textOf(audience, slug)
  if (!article) return movedTo(audience, slug)
  const [categories, related, linked] = await Promise.all([
    categoriesFor(audience),
    relatedTo(audience, article),
    cardsOf(audience, linkedArticleIds(article.html)),
  ])
  const html = withArticleLinks(article.html, new Map(linked.map((card) => [card.id, hrefOf(card)])))
  return { kind: 'article', article: { ...article, html }, way: wayDown(categories, article.categoryId), related }
}

/** The same where the address names no language: the reader's goes before the others. */
export async function articleInAnyLanguage(audience: Audience, slug: string, hrefOf: (card: Card) => string): Promise<Looked> {
  const own = await articleFor(audience, slug, hrefOf)
  if (own.kind === 'article' || (own.kind === 'moved' && own.slug !== slug)) return own
  for (const locale of locales.filter((other) => other !== audience.locale)) {
    const found = await articleFor({ ...audience, locale }, slug, hrefOf)
    if (found.kind === 'article') return found
  }
  return { kind: 'none' }
}

async function textOf(audience: Audience, slug: string): Promise<ArticleText | null> {
  const params = new SqlParams()
  const text = `select a.id, v.id as "versionId", v.number, tr.locale, tr.slug, v.title, v.summary, v.html, v.headings, a.template,
      a.category_id as "categoryId", ${iso('tr.published_at')} as "publishedAt",
      ${iso('least(tr.published_at, (select min(e.created_at) from kb_version e where e.tenant_id = a.tenant_id and e.article_id = a.id and e.locale = tr.locale))')} as "firstPublishedAt",
      coalesce((select json_agg(g.tag order by g.tag) from kb_article_tag g where g.tenant_id = a.tenant_id and g.article_id = a.id), '[]') as tags,
      (select json_agg(json_build_object('locale', o.locale, 'slug', o.slug) order by o.locale <> a.source_locale, o.locale) from kb_translation o
        where o.tenant_id = a.tenant_id and o.article_id = a.id and o.status = 'published') as languages
    from kb_translation tr
    join kb_article a on a.tenant_id = tr.tenant_id and a.id = tr.article_id
    join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
    where tr.tenant_id = ${params.add(audience.tenant.id)}::uuid and tr.locale = ${params.add(audience.locale)} and tr.slug = ${params.add(slug)}
      and tr.status = 'published' and a.archived_at is null and ${audience.visible(params)}`
  const [row] = await tenantSql<ArticleText>(audience, { text, values: params.values })
  return row ?? null
}

/** Where an address of old leads: every slug that an article ever had is remembered. */
async function movedTo(audience: Audience, slug: string): Promise<Looked> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select s.locale, s.slug from kb_slug old join shown s on s.id = old.article_id
    where old.tenant_id = $1::uuid and old.slug = ${params.add(slug)} and (s.locale, s.slug) <> ($2, ${params.add(slug)})
    order by old.locale = $2 desc limit 1`
  const [row] = await tenantSql<{ locale: Locale; slug: string }>(audience, { text, values: params.values })
  return row ? { kind: 'moved', ...row } : { kind: 'none' }
}

/** Those that share the most tags, then those of the same category. */
async function relatedTo(audience: Audience, article: ArticleText): Promise<Card[]> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select ${CARD} from (
      select shown.*, coalesce(g.shared, 0) as shared from shown
      left join (select article_id, count(*) as shared from kb_article_tag
        where tenant_id = $1::uuid and tag = any(${params.add(article.tags)}::text[]) group by article_id) g on g.article_id = shown.id
      where shown.id <> ${params.add(article.id)}::uuid and (g.shared > 0 or shown.category_id = ${params.add(article.categoryId)}::uuid)
      order by 2 * coalesce(g.shared, 0) + (shown.category_id is not distinct from $${params.values.length}::uuid)::int desc, shown.published_at desc
      limit ${RELATED}
    ) s ${TEXT_OF_SHOWN} order by s.shared desc, s.published_at desc`
  return tenantSql<Card>(audience, { text, values: params.values })
}
