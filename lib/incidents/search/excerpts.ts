import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { excerpt, stemsIn } from '@/lib/tickets/search/highlight'
import type { Clause } from '@/lib/tickets/search/parse'
import type { SearchHit } from './schema'

/** Comments of one ticket that are looked through for an excerpt, the newest. */
const LOOKED_THROUGH = 50

/** The stems of what must be there; none of what must not. */
export async function stemsOf(ctx: Ctx, clauses: readonly Clause[]): Promise<string[]> {
  const all = clauses.filter(({ not }) => !not)
  if (all.length === 0) return []
  const [row] = await tenantSql<{ query: string | null }>(ctx, {
    text: 'select search_query($1::jsonb)::text as query',
    values: [JSON.stringify({ all })],
  })
  return stemsIn(row?.query ?? '')
}

interface Texts {
  id: string
  description: string
  resolution: string | null
  comment: string | null
  visibility: 'public' | 'internal' | null
}

/** For each ticket where the words stand, besides its title, with what is around them. */
export async function excerptsOf(ctx: Ctx, ids: readonly string[], stems: readonly string[]): Promise<Map<string, SearchHit['found']>> {
  if (ids.length === 0 || stems.length === 0) return new Map()
  const pattern = `\\m(${stems.map((stem) => stem.replace(/[^a-z0-9]/g, '.')).join('|')})`
  const rows = await tenantSql<Texts>(ctx, {
    text: `select t.id, left(t.description_text, 20000) as description, t.resolution, c.body_text as comment, c.visibility
      from ticket t left join lateral (
        select n.body_text, n.visibility from (
          select left(body_text, 4000) as body_text, visibility, created_at from comment
          where ticket_id = t.id and ($2 or visibility = 'public') order by created_at desc limit ${LOOKED_THROUGH}
        ) n where search_plain(n.body_text) ~ $3 order by n.created_at desc limit 1
      ) c on true
      where t.id = any($1::uuid[])`,
    values: [ids, isStaff(ctx), pattern],
  })
  return new Map(rows.map((row) => [row.id, firstIn(row, stems)]))
}

function firstIn({ description, resolution, comment, visibility }: Texts, stems: readonly string[]): SearchHit['found'] {
  const places = [
    { in: 'description' as const, text: description },
    { in: 'resolution' as const, text: resolution ?? '' },
    { in: visibility === 'internal' ? ('note' as const) : ('comment' as const), text: comment ?? '' },
  ]
  for (const place of places) {
    const found = excerpt(place.text, stems)
    if (found) return { in: place.in, excerpt: found }
  }
  return null
}
