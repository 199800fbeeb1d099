import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'

/** The names behind ids of people, teams and categories in a filter; an id that is not there has none. */
export async function findNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  authorize(ctx, 'incident.read')
  if (ids.length === 0) return new Map()
  const rows = await tenantSql<{ id: string; name: string }>(ctx, {
    name: 'names_of_ids',
    text: `select id, name from app_user where tenant_id = $1 and id = any($2::uuid[])
      union all select id, name from team where tenant_id = $1 and id = any($2::uuid[])
      union all select id, name from category where tenant_id = $1 and id = any($2::uuid[])`,
    values: [ctx.tenant.id, ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
