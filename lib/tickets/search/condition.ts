import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import type { Clause } from './parse'

/** At most so many tickets are looked at for one search, the newest of those that match. */
export const MOST_MATCHES = 5_000

/**
 * The tickets whose texts match, as a set of `ticket_id` and `weight` for a `from`. Requesters are matched against
 * what they may read alone. Who may see which ticket is the caller's condition, as of every list.
 */
export const matches = (ctx: Ctx, clauses: readonly Clause[], params: SqlParams): string =>
  `search_tickets(${params.add(JSON.stringify({ all: clauses }))}::jsonb, ${params.add(isStaff(ctx))}::boolean, ${MOST_MATCHES})`
