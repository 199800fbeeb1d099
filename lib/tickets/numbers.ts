import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { TicketKind } from './ref'

/**
 * Takes the next `count` numbers of a kind and returns the first. A statement of its own, committed at
 * once: nobody waits for another's transaction, and a change that fails leaves a gap, never a repeat.
 */
export async function takeNumbers(ctx: Pick<Ctx, 'tenant'>, kind: TicketKind, count = 1): Promise<number> {
  const rows = await tenantSql<{ last: number }>(ctx, {
    name: 'take-numbers',
    text: `insert into ticket_counter as c (tenant_id, kind, last) values ($1, $2, $3)
           on conflict (tenant_id, kind) do update set last = c.last + excluded.last returning last`,
    values: [ctx.tenant.id, kind, count],
  })
  const last = rows[0]?.last
  if (last === undefined) throw new Error('ticket_counter returned no row')
  return last - count + 1
}
