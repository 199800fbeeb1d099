import 'server-only'
import { txSql, withTenant, type TenantScope } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'
import { log } from '@/lib/platform/log'
import { countedQuery, OTHER_SEARCHES } from './counted-query'

/** Different searches that are counted each for itself, of a tenant and day of UTC. */
export const MOST_DIFFERENT = 2_000

/**
 * Counts what was searched for, and whether anything was found: of what is missed the gaps are made. Nobody is named.
 * A day of a tenant has room for so many different searches; what comes on top is counted as `OTHER_SEARCHES`, so that
 * the sums stay true. What cannot be counted is lost without a word: no search fails for it.
 */
export async function countSearch(scope: TenantScope, locale: Locale, query: string, hits: number): Promise<void> {
  const counted = countedQuery(query)
  if (!counted) return
  const values = [scope.tenant.id, locale, counted, hits > 0 ? 0 : 1]
  await withTenant(scope, (tx) =>
    txSql(
      tx,
      `insert into kb_query_day as q (tenant_id, locale, day, query, searches, without_result)
       select $1::uuid, $2, day, case when known or different < ${MOST_DIFFERENT} then $3 else '${OTHER_SEARCHES}' end, 1, $4::int
       from (select (now() at time zone 'UTC')::date as day) today
       cross join lateral (select
         exists (select from kb_query_day d where d.tenant_id = $1::uuid and d.locale = $2 and d.day = today.day and d.query = $3) as known,
         (select count(*) from kb_query_day d where d.tenant_id = $1::uuid and d.day = today.day) as different
       ) so_far
       on conflict (tenant_id, locale, day, query) do update
         set searches = q.searches + 1, without_result = q.without_result + excluded.without_result`,
      values,
    ),
  ).catch((error: unknown) => log().warn({ err: error, tenantId: scope.tenant.id }, 'a search was not counted'))
}
