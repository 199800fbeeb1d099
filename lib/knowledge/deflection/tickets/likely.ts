import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { matchesMemo } from '@/lib/problems/known-errors/matches-memo'
import { visibleArticles } from '../../access'
import { audienceOf } from '../../public/audience'
import { likelyArticles } from '../../search/likely'
import type { LikelyArticle } from '../../search/schema'

interface Asking {
  id: string
  title: string
  description: string
  /** Another one as soon as an article of the tenant is published, withdrawn or described otherwise. */
  generation: string
}

const memo = matchesMemo<LikelyArticle[]>('articles')

/**
 * The articles that may help with a ticket, the likeliest first. Which they are is kept a while for each actor, for
 * which of them come near the best depends on what one may read; that they may still be read is looked at each time.
 *
 * @param most so many at most
 */
export async function likelyForTicket(ctx: Ctx, { id, title, description, generation }: Asking, most: number): Promise<LikelyArticle[]> {
  const { actor } = ctx
  const facts = [actor.kind, actor.kind === 'system' ? actor.name : actor.id, ctx.locale, title, description, generation, most]
  const likely = await memo({ tenantId: ctx.tenant.id, ticketId: id, facts }, () => likelyArticles(audienceOf(ctx), { title, description }, { limit: most }))
  const readable = await stillReadable(ctx, likely)
  return likely.filter((article) => readable.has(article.id))
}

async function stillReadable(ctx: Ctx, likely: readonly LikelyArticle[]): Promise<ReadonlySet<string>> {
  if (likely.length === 0) return new Set()
  const params = new SqlParams()
  const rows = await tenantSql<{ id: string }>(ctx, {
    text: `select a.id from kb_article a
      where a.tenant_id = ${params.add(ctx.tenant.id)}::uuid and a.id = any(${params.add(likely.map(({ id }) => id))}::uuid[])
        and a.archived_at is null and ${visibleArticles(ctx, params)}`,
    values: params.values,
  })
  return new Set(rows.map(({ id }) => id))
}
