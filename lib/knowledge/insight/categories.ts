import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import type { GapOf } from './schema'
import { dismissalOf, MOST_OF_A_KIND, since } from './window'

/** Tickets that are too few to ask for an article. */
const FEWEST = 5

/** Categories whose incidents were solved without an article, of those that the actor may see. */
export async function unansweredCategories(ctx: Ctx): Promise<GapOf<'category'>[]> {
  const params = new SqlParams()
  const [tenant, now] = [params.add(ctx.tenant.id), params.add(ctx.now)]
  return tenantSql<GapOf<'category'>>(ctx, {
    text: `select 'category' as kind, c.id::text as key, c.name, count(*)::int as solved,
        (count(*) filter (where l.ticket_id is null))::int as "withoutArticle"
      from ticket t
      join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
      ${dismissalOf('category', 'c.id::text', tenant)}
      left join (select distinct ticket_id from ticket_article where tenant_id = ${tenant}::uuid) l on l.ticket_id = t.id
      where t.tenant_id = ${tenant}::uuid and t.kind = 'incident' and t.status in ('resolved', 'closed')
        and t.resolved_at > ${since(now)} and ${visibleTickets(ctx, params)}
      group by c.id, c.name having count(*) filter (where l.ticket_id is null) >= ${FEWEST}
      order by 5 desc, c.name limit ${MOST_OF_A_KIND}`,
    values: params.values,
  })
}
