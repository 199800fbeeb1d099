import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { withBelow } from '@/lib/platform/tree'
import { slugSchema } from '../articles/schema'
import { CARD, shown, TEXT_OF_SHOWN, type Audience } from './audience'
import { categoriesFor, wayDown } from './categories'
import type { Card, CategoryView, HomeView } from './types'

/** Articles in each list of the first page. */
const HIGHLIGHTS = 6
/** Articles on a page of a category. */
const PAGE = 50
/** Days whose reading says what is popular. */
const POPULAR_DAYS = 30

type Counted = Card & { total: number }

/** The first page: categories, what is read most and what is new. */
export async function homeFor(audience: Audience): Promise<HomeView> {
  const [categories, newest, popular] = await Promise.all([categoriesFor(audience), newestFor(audience, HIGHLIGHTS), popularFor(audience)])
  return { categories: categories.filter(({ parentId }) => parentId === null), popular, newest: newest.map(card), total: newest[0]?.total ?? 0 }
}

/** The newest articles, each with how many there are in all. */
async function newestFor(audience: Audience, limit: number): Promise<Counted[]> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select ${CARD}, s.total from (
      select *, count(*) over ()::int as total from shown order by published_at desc, id limit ${params.add(limit)}::int
    ) s ${TEXT_OF_SHOWN} order by s.published_at desc, s.id`
  return tenantSql<Counted>(audience, { text, values: params.values })
}

async function popularFor(audience: Audience): Promise<Card[]> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select ${CARD} from (
      select shown.*, w.views from shown join (
        select article_id, sum(views) as views from kb_view_day
        where tenant_id = $1::uuid and day > current_date - ${POPULAR_DAYS} group by article_id
      ) w on w.article_id = shown.id
      order by w.views desc, shown.published_at desc limit ${params.add(HIGHLIGHTS)}::int
    ) s ${TEXT_OF_SHOWN} order by s.views desc, s.published_at desc`
  return tenantSql<Card>(audience, { text, values: params.values })
}

/** A category with a page of what is below it; null when there is none of that slug, nothing in it, or no such page. */
export async function categoryFor(audience: Audience, slug: string, page = 1): Promise<CategoryView | null> {
  // Of what cannot be an address nothing is asked.
  if (!slugSchema.safeParse(slug).success) return null
  const categories = await categoriesFor(audience)
  const category = categories.find((node) => node.slug === slug)
  if (!category) return null
  const children = categories.filter(({ parentId }) => parentId === category.id)
  // What stands in a category out of use is found by its parent.
  const ids = withBelow(categories.map((node) => ({ ...node, position: 0 })), category.id)
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select ${CARD}, count(*) over ()::int as total from shown s ${TEXT_OF_SHOWN} where s.category_id = any(${params.add(ids)}::uuid[])
    order by s.category_id <> ${params.add(category.id)}::uuid, v.title, s.id limit ${PAGE} offset ${params.add((page - 1) * PAGE)}::int`
  const rows = await tenantSql<Counted>(audience, { text, values: params.values })
  const total = rows[0]?.total ?? 0
  if (total === 0) return null
  return { category, way: wayDown(categories, category.id), children, articles: rows.map(card), total, page, pages: Math.ceil(total / PAGE) }
}

/** What is new, for feeds. */
export const newsFor = async (audience: Audience, limit: number): Promise<Card[]> => (await newestFor(audience, limit)).map(card)

/** The addresses of articles, for links between them. */
export async function cardsOf(audience: Audience, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return []
  const params = new SqlParams()
  const text = `${shown(audience, params)} select ${CARD} from shown s ${TEXT_OF_SHOWN} where s.id = any(${params.add(ids)}::uuid[])`
  return tenantSql<Card>(audience, { text, values: params.values })
}

const card = ({ total: _, ...rest }: Counted): Card => rest
