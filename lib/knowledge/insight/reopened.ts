import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { formatArticleNumber } from '../articles/number'
import { lookedAfter, titleOf } from './own-articles'
import type { GapOf } from './schema'
import { dismissalOf, MOST_OF_A_KIND, since } from './window'

/** That the ticket of link `l` was reopened later than the instant `from`. Over `l`. */
const reopenedAfter = (from: string): string => `exists (select from timeline_entry e
  where e.tenant_id = l.tenant_id and e.ticket_id = l.ticket_id and e.field = 'status'
    and e.old #>> '{}' in ('resolved', 'closed') and e.at > l.linked_at and e.at > ${from})`

/** Articles that served tickets which were reopened afterwards: they may not tell the whole of it. */
export async function reopenedArticles(ctx: Ctx): Promise<GapOf<'reopened'>[]> {
  const params = new SqlParams()
  const [tenant, now, locale] = [params.add(ctx.tenant.id), params.add(ctx.now), params.add(ctx.locale)]
  const rows = await tenantSql<Omit<GapOf<'reopened'>, 'number'> & { number: number }>(ctx, {
    text: `select 'reopened' as kind, a.id::text as key, a.id as "articleId", a.number, ${titleOf(locale)} as title, n.tickets
      from (
        select l.article_id, count(*)::int as tickets from ticket_article l
        join ticket t on t.tenant_id = l.tenant_id and t.id = l.ticket_id
        ${dismissalOf('reopened', 'l.article_id::text', tenant)}
        where l.tenant_id = ${tenant}::uuid and t.reopen_count > 0 and ${visibleTickets(ctx, params)} and ${reopenedAfter(since(now))}
        group by l.article_id
      ) n
      join kb_article a on a.tenant_id = ${tenant}::uuid and a.id = n.article_id
      where a.archived_at is null and ${lookedAfter(ctx, params)}
      order by n.tickets desc, a.id limit ${MOST_OF_A_KIND}`,
    values: params.values,
  })
  return rows.map(({ number, ...row }) => ({ ...row, number: formatArticleNumber(number) }))
}
