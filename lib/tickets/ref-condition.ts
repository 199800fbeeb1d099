import 'server-only'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { parseRef, type TicketKind } from './ref'

/** Which ticket an address means, as a condition on the alias `t`. @throws NotFound when it is no address of a ticket */
export function isTicket(kind: TicketKind, ref: string, params: SqlParams): string {
  const key = parseRef(kind, ref)
  const which = 'id' in key ? `t.id = ${params.add(key.id)}::uuid` : `t.number = ${params.add(key.number)}::int`
  return `t.kind = '${kind}' and ${which}`
}
