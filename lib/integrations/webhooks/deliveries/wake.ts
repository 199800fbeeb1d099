import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Refused } from '@/lib/platform/refused'

/**
 * Has an endpoint looked after at once. Somebody asked for it: its failures are forgotten, and it rests no longer.
 * @throws Refused when it is turned off
 */
export async function wakeEndpoint(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { tenantId: ctx.tenant.id, id, active: true },
    data: { wakeAt: ctx.now, restUntil: null, failures: 0, failingSince: null },
  })
  if (count === 0) throw new Refused('webhook_disabled', 'This webhook is turned off')
}
