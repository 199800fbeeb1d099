import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { wayTo, withBelow } from '@/lib/platform/tree'
import { inOrder } from '../categories/tree'
import { shown, type Audience } from './audience'
import type { CategoryNode } from './types'

interface Row {
  id: string
  parentId: string | null
  slug: string
  names: Record<string, string | undefined>
  descriptions: Record<string, string | undefined>
  position: number
  own: number
}

/** The tree of categories in use, each after its parent, with how much the audience finds in them; empty ones are left out. */
export async function categoriesFor(audience: Audience): Promise<CategoryNode[]> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}
    select c.id, c.parent_id as "parentId", c.slug, c.names, c.descriptions, c.position, coalesce(n.own, 0)::int as own
    from kb_category c
    left join (select category_id, count(*) as own from shown group by category_id) n on n.category_id = c.id
    where c.tenant_id = $1::uuid and c.archived_at is null`
  const rows = await tenantSql<Row>(audience, { text, values: params.values })
  const own = new Map(rows.map((row) => [row.id, row.own]))
  return inOrder(rows)
    .map(({ id, parentId, slug, names, descriptions }) => ({
      id,
      parentId,
      slug,
      name: inLanguage(names, audience.locale),
      description: inLanguage(descriptions, audience.locale),
      count: withBelow(rows, id).reduce((sum, below) => sum + (own.get(below) ?? 0), 0),
    }))
    .filter(({ count }) => count > 0)
}

/** The categories from the top down to one; none for an article without a category, or with one out of use. */
export function wayDown(categories: readonly CategoryNode[], id: string | null): CategoryNode[] {
  const nodes = new Map(categories.map((node, position) => [node.id, { ...node, position }]))
  return id === null ? [] : wayTo(nodes, id).map(({ position: _, ...node }) => node)
}

const inLanguage = (texts: Record<string, string | undefined>, locale: string): string =>
  texts[locale] ?? Object.values(texts).find(Boolean) ?? ''
