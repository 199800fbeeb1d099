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

/**
 * For each ticket where the words stand, besides its title, with what is around them. The conversation is looked
 * through only where neither title, description nor resolution holds any of them: it is long.
 */
export async function excerptsOf(ctx: Ctx, ids: readonly string[], stems: readonly string[]): Promise<Map<string, SearchHit['found']>> {
  if (ids.length === 0 || stems.length === 0) return new Map()
  const rows = await tenantSql<{ id: string; title: string; description: string; resolution: string | null }>(ctx, {
    text: `select t.id, t.title, left(t.description_text, 20000) as description, t.resolution from ticket t where t.id = any($1::uuid[])`,
    values: [ids],
  })
  const found = new Map(rows.map((row) => [row.id, inTexts(row, stems)]))
  const left = rows.filter(({ id, title }) => !found.get(id) && !excerpt(title, stems)).map(({ id }) => id)
  for (const said of await saidOn(ctx, left, stems)) {
    const part = excerpt(said.comment, stems)
    if (part) found.set(said.id, { in: said.visibility === 'internal' ? 'note' : 'comment', excerpt: part })
  }
  return found
}

function inTexts({ description, resolution }: { description: string; resolution: string | null }, stems: readonly string[]): SearchHit['found'] {
  const described = excerpt(description, stems)
  if (described) return { in: 'description', excerpt: described }
  const resolved = excerpt(resolution ?? '', stems)
  return resolved && { in: 'resolution', excerpt: resolved }
}

interface Said {
  id: string
  comment: string
  visibility: 'public' | 'internal'
}

/** The newest message of each ticket with one of the words in it. */
async function saidOn(ctx: Ctx, ids: readonly string[], stems: readonly string[]): Promise<Said[]> {
  if (ids.length === 0) return []
  const pattern = `\\m(${stems.map((stem) => stem.replace(/[^\p{L}\p{N}]/gu, '.')).join('|')})`
  return tenantSql<Said>(ctx, {
    text: `select t.id, c.body_text as comment, c.visibility
      from unnest($1::uuid[]) as t(id) cross join lateral (
        select n.body_text, n.visibility from (
          select left(body_text, 4000) as body_text, visibility, created_at from comment
          where ticket_id = t.id and ($2 or visibility = 'public') order by created_at desc limit ${LOOKED_THROUGH}
        ) n where search_plain(n.body_text) ~ $3 order by n.created_at desc limit 1
      ) c`,
    values: [ids, isStaff(ctx), pattern],
  })
}
