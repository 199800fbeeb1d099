import 'server-only'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import type { FoundTicket } from '../exists'
import { PREFIX, type TicketKind } from '../ref'

/** Whether a row belongs to a ticket, or to one that was merged into it. */
export function isPart(column: string, { parts }: Pick<FoundTicket, 'parts'>, params: SqlParams): string {
  const ids = parts.map((id) => `${params.add(id)}::uuid`)
  return ids.length === 1 ? `${column} = ${ids[0]}` : `${column} in (${ids.join(', ')})`
}

/** The number of the ticket `alias`, as people write it. At least six digits, like `formatNumber`. */
export const numberText = (kind: TicketKind, alias: string): string =>
  `'${PREFIX[kind]}-' || lpad(${alias}.number::text, greatest(6, length(${alias}.number::text)), '0')`

/** The merged ticket that a row of `alias` belongs to; null for those of the ticket itself. */
export function originJson(kind: TicketKind, alias: string, { id, parts }: FoundTicket, params: SqlParams): string {
  if (parts.length === 1) return 'null'
  return `case when ${alias}.ticket_id <> ${params.add(id)}::uuid then (
    select json_build_object('id', o.id, 'number', ${numberText(kind, 'o')})
    from ticket o where o.tenant_id = ${alias}.tenant_id and o.id = ${alias}.ticket_id) end`
}
