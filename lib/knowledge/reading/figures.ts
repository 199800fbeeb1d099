import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'

/** What readers made of an article, over all languages. */
export interface ArticleFigures {
  helpful: number
  unhelpful: number
  /** In the last 90 days. */
  views: number
}

const DAYS = 90

/** @param articleId of an article that the actor was shown */
export async function articleFigures(ctx: Ctx, articleId: string): Promise<ArticleFigures> {
  const [figures] = await tenantSql<ArticleFigures>(ctx, {
    name: 'kb-article-figures',
    text: `select
        (select count(*)::int from kb_feedback f where f.tenant_id = $1::uuid and f.article_id = $2::uuid and f.helpful) as helpful,
        (select count(*)::int from kb_feedback f where f.tenant_id = $1::uuid and f.article_id = $2::uuid and not f.helpful) as unhelpful,
        (select coalesce(sum(d.views), 0)::int from kb_view_day d
          where d.tenant_id = $1::uuid and d.article_id = $2::uuid and d.day > ($3::timestamptz - make_interval(days => ${DAYS}))::date) as views`,
    values: [ctx.tenant.id, articleId, ctx.now],
  })
  return figures ?? { helpful: 0, unhelpful: 0, views: 0 }
}
