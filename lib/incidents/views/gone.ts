import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { isUuid } from '@/lib/platform/ids'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { acceptsFilter } from './schema'

/** What a view asks for that is no longer in use. */
export interface Gone {
  /** People, teams and categories that are suspended or archived, by name. */
  names: string[]
  /** How many filters and ids there are that nothing is known of. */
  unknown: number
}

/** What of a view's filter has gone since it was saved; null when all is there. */
export async function findGone(ctx: Ctx, { filter }: Pick<ViewDto, 'filter'>): Promise<Gone | null> {
  authorize(ctx, 'incident.read')
  const refused = Object.entries(filter).filter(([name, value]) => !acceptsFilter(name, value)).length
  const ids = [filter.assignee, filter.team, filter.category].flatMap((text) => text?.split(',') ?? []).filter(isUuid)
  const rows = ids.length === 0 ? [] : await tenantSql<{ name: string | null }>(ctx, {
    name: 'gone_of_view',
    text: `select coalesce(u.name, g.name, c.name) as name from unnest($2::uuid[]) as asked(id)
        left join app_user u on u.tenant_id = $1 and u.id = asked.id
        left join team g on g.tenant_id = $1 and g.id = asked.id
        left join category c on c.tenant_id = $1 and c.id = asked.id
      where coalesce(u.status = 'active', false) = false
        and (g.id is null or g.archived_at is not null) and (c.id is null or c.archived_at is not null)`,
    values: [ctx.tenant.id, ids],
  })
  const names = rows.flatMap(({ name }) => name ?? [])
  const unknown = refused + rows.length - names.length
  return names.length + unknown > 0 ? { names, unknown } : null
}
