import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { mayChange, visibleShared } from '@/lib/tickets/sharing/access'
import type { ReplyDto } from './schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export type ReplyRow = Omit<ReplyDto, 'editable'>

interface Wanted {
  id?: string
  q?: string | undefined
  all?: boolean
}

/** Reads canned replies that the actor sees, by name. */
export function repliesQuery(ctx: Ctx, { id, q, all = false }: Wanted = {}) {
  const params = new SqlParams()
  const tenant = `${params.add(ctx.tenant.id)}::uuid`
  const conditions = [visibleShared(ctx, 'r', params, { all: all && can(ctx, 'reply_template.manage') })]
  if (id !== undefined) conditions.push(`r.id = ${params.add(id)}::uuid`)
  for (const word of q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) {
    conditions.push(`strpos(lower(r.name || ' ' || r.body), ${params.add(word)}) > 0`)
  }
  const text = `
    select r.id, r.name, r.body, r.locale, r.scope, r.use_count as "useCount", r.version,
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as team,
      json_build_object('id', o.id, 'name', o.name) as owner,
      ${instant('r.created_at')} as "createdAt", ${instant('r.updated_at')} as "updatedAt"
    from reply_template r
      join app_user o on o.tenant_id = r.tenant_id and o.id = r.owner_id
      left join team g on g.tenant_id = r.tenant_id and g.id = r.team_id
    where r.tenant_id = ${tenant} and ${conditions.join(' and ')}
    order by lower(r.name), r.id`
  return { text, values: params.values }
}

export const toReplyDto = (ctx: Ctx, row: ReplyRow): ReplyDto => ({ ...row, editable: mayChange(ctx, 'reply_template.manage', row) })

/** @throws NotFound when it is missing, somebody else's, or of another tenant: all look the same */
export async function fetchReply(tx: Tx, ctx: Ctx, id: string): Promise<ReplyDto> {
  if (!isUuid(id)) throw new NotFound('Reply template')
  const { text, values } = repliesQuery(ctx, { id, all: true })
  const [row] = await txSql<ReplyRow>(tx, text, values)
  if (!row) throw new NotFound('Reply template')
  return toReplyDto(ctx, row)
}
