import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { mayChange, visibleShared } from '@/lib/tickets/sharing/access'
import type { ViewDto } from './schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

type ViewRow = Omit<ViewDto, 'editable'>

/** Reads views that the actor sees, in the order they keep them in. */
export function viewsQuery(ctx: Ctx, { id, all = false, deleted = false }: { id?: string; all?: boolean; deleted?: boolean } = {}) {
  const params = new SqlParams()
  const me = `${params.add(actorUserId(ctx))}::uuid`
  const text = `
    select v.id, v.kind, v.name, v.scope, v.queue, v.filter, v.sort, v.columns, v.version,
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as team,
      json_build_object('id', o.id, 'name', o.name) as owner, coalesce(p.is_default, false) as "isDefault",
      ${instant('v.created_at')} as "createdAt", ${instant('v.updated_at')} as "updatedAt"
    from saved_view v
      join app_user o on o.tenant_id = v.tenant_id and o.id = v.owner_id
      left join team g on g.tenant_id = v.tenant_id and g.id = v.team_id
      left join view_place p on p.tenant_id = v.tenant_id and p.view_id = v.id and p.user_id = ${me}
    where v.tenant_id = ${params.add(ctx.tenant.id)}::uuid and v.deleted_at is ${deleted ? 'not null' : 'null'}
      and ${visibleShared(ctx, 'v', params, { all: all && can(ctx, 'view.share') })}
      ${id === undefined ? '' : `and v.id = ${params.add(id)}::uuid`}
    order by p.position nulls last, v.scope = 'global', v.scope = 'team', lower(v.name), v.id`
  return { text, values: params.values }
}

export const toViewDto = (ctx: Ctx, row: ViewRow): ViewDto => ({ ...row, editable: mayChange(ctx, 'view.share', row) })

/** @throws NotFound when it is missing, somebody else's, or of another tenant: all look the same */
export async function fetchView(tx: Tx, ctx: Ctx, id: string, { deleted = false } = {}): Promise<ViewDto> {
  if (!isUuid(id)) throw new NotFound('View')
  const { text, values } = viewsQuery(ctx, { id, all: true, deleted })
  const [row] = await txSql<ViewRow>(tx, text, values)
  if (!row) throw new NotFound('View')
  return toViewDto(ctx, row)
}
