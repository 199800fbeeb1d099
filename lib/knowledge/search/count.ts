import 'server-only'
import { txSql, withTenant, type TenantScope } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'
import { log } from '@/lib/platform/log'
import { countedQuery } from './counted-query'

/**
 * Counts what was searched for, and whether anything was found: of what is missed the gaps are made. Nobody is named.
 * What cannot be counted is lost without a word: no search fails for it.
 */
export async function countSearch(scope: TenantScope, locale: Locale, query: string, hits: number): Promise<void> {
  const counted = countedQuery(query)
  if (!counted) return
  const values = [scope.tenant.id, locale, counted, hits > 0 ? 0 : 1]
  await withTenant(scope, (tx) =>
    txSql(
      tx,
      `insert into kb_query_day as q (tenant_id, locale, day, query, searches, without_result)
       values ($1::uuid, $2, (now() at time zone 'UTC')::date, $3, 1, $4::int)
       on conflict (tenant_id, locale, day, query) do update
         set searches = q.searches + 1, without_result = q.without_result + excluded.without_result`,
      values,
    ),
  ).catch((error: unknown) => log().warn({ err: error, tenantId: scope.tenant.id }, 'a search was not counted'))
}
