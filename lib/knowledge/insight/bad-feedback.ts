import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { formatArticleNumber } from '../articles/number'
import { lookedAfter, titleOf } from './own-articles'
import type { GapOf } from './schema'
import { dismissalOf, MOST_OF_A_KIND, since } from './window'

/** Votes that are too few to speak against an article. */
const FEWEST = 2
/** So great a part of the votes must be bad. */
const BAD = 0.4

/** Published articles that readers did not find helpful. */
export async function badFeedback(ctx: Ctx): Promise<GapOf<'feedback'>[]> {
  const params = new SqlParams()
  const [tenant, now, locale] = [params.add(ctx.tenant.id), params.add(ctx.now), params.add(ctx.locale)]
  const rows = await tenantSql<Omit<GapOf<'feedback'>, 'number'> & { number: number }>(ctx, {
    text: `select 'feedback' as kind, a.id::text as key, a.id as "articleId", a.number, ${titleOf(locale)} as title,
        f.helpful, f.unhelpful, f.comment
      from kb_article a
      ${dismissalOf('feedback', 'a.id::text', tenant)}
      cross join lateral (
        select count(*) filter (where f.helpful)::int as helpful, count(*) filter (where not f.helpful)::int as unhelpful,
          coalesce((array_agg(f.comment order by f.created_at desc) filter (where not f.helpful and f.comment <> ''))[1], '') as comment
        from kb_feedback f where f.tenant_id = a.tenant_id and f.article_id = a.id and f.created_at > ${since(now)}
      ) f
      where a.tenant_id = ${tenant}::uuid and a.archived_at is null and ${lookedAfter(ctx, params)}
        and f.unhelpful >= ${FEWEST} and f.unhelpful >= ${BAD} * (f.helpful + f.unhelpful)
      order by f.unhelpful desc, a.id limit ${MOST_OF_A_KIND}`,
    values: params.values,
  })
  return rows.map(({ number, ...row }) => ({ ...row, number: formatArticleNumber(number) }))
}
