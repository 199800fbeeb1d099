import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parseChannel, type Channel } from '@/lib/platform/realtime/channels'
import { channelsOf } from '@/lib/platform/realtime/may-hear'
import { visibleTickets } from '../access'

/** Whether the actor may hear a channel at this moment. Names that are none, and other tenants', are refused alike. */
export async function mayJoin(ctx: Ctx, name: string): Promise<boolean> {
  const channel = parseChannel(ctx.tenant.id, name)
  if (channel === null) return false
  return channel.kind === 'ticket' ? isStaff(ctx) && sees(ctx, channel) : channelsOf(ctx).includes(name)
}

/** A channel is right for as long as the ticket is confidential, or not, as its name says. */
async function sees(ctx: Ctx, { ticketId, confidential }: Extract<Channel, { kind: 'ticket' }>): Promise<boolean> {
  const params = new SqlParams()
  const text = `select 1 from ticket t where t.id = ${params.add(ticketId)}::uuid and t.confidential = ${params.add(confidential)}
    and ${visibleTickets(ctx, params)}`
  return (await tenantSql(ctx, { text, values: params.values })).length > 0
}
