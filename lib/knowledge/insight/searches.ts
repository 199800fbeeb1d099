import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { OTHER_SEARCHES } from '../search/counted-query'
import type { GapOf } from './schema'
import { dismissalOf, MOST_OF_A_KIND, since } from './window'

/** What was searched for and mostly not found. A day is the smallest that is counted: the day of a dismissal is over. */
export const missedSearches = (ctx: Ctx): Promise<GapOf<'search'>[]> =>
  tenantSql<GapOf<'search'>>(ctx, {
    name: 'kb_gaps_searches',
    text: `select 'search' as kind, q.locale || ':' || q.query as key, q.query, q.locale,
        sum(q.searches)::int as searches, sum(q.without_result)::int as "withoutResult"
      from kb_query_day q ${dismissalOf('search', "q.locale || ':' || q.query", '$1')}
      where q.tenant_id = $1::uuid and q.query <> '${OTHER_SEARCHES}' and q.day > (${since('$2')} at time zone 'UTC')::date
      group by q.locale, q.query having 2 * sum(q.without_result) >= sum(q.searches)
      order by sum(q.without_result) desc, q.query limit ${MOST_OF_A_KIND}`,
    values: [ctx.tenant.id, ctx.now],
  })
