import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { StoredClocks } from './clock'
import { clocksAt, isTicking, NO_CLOCKS, presentClocks, type Clocks } from './reading'
import { calendarsFor } from './versions'

/** Shows stored clocks as they stand now. Those of all tickets of a page are prepared together. */
export async function shownClocks(
  ctx: Pick<Ctx, 'tenant' | 'now'>,
  stored: readonly (StoredClocks | null)[],
  tx?: Tx,
): Promise<(clocks: StoredClocks | null) => Clocks> {
  const ticking = stored.flatMap((clocks) => (clocks ? presentClocks(clocks).filter(isTicking) : []))
  const calendarOf = await calendarsFor(ctx, ticking.map(({ calendar }) => calendar), tx)
  const now = ctx.now.getTime()
  return (clocks) => (clocks ? clocksAt(clocks, calendarOf, now) : NO_CLOCKS)
}
