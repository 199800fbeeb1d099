import { deskChannel, ticketChannel } from '@/lib/platform/realtime/channels'
import { mayJoin } from '@/lib/tickets/live/may-join'
import type { Blind } from './attack'

/** Channels of another tenant are refused like names that are none, under their tenant's name and under ours. */
export const liveBlind: Blind = {
  'lib/tickets/live/may-join.ts#mayJoin': async (ctx, { tenant, ids }) => {
    const incident = { id: ids.incident, confidential: false }
    const names = [deskChannel(tenant.id), ticketChannel(tenant.id, incident), ticketChannel(ctx.tenant.id, incident)]
    const joined = await Promise.all(names.map((name) => mayJoin(ctx, name)))
    if (joined.includes(true)) throw new Error('A channel of another tenant was opened')
    return joined
  },
}
