import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { afterCommit } from '@/lib/platform/db/after-commit'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { relaySoon } from '@/lib/platform/jobs/relay/relay'
import { processWide } from '@/lib/platform/process-wide'

/** The timer looks around at least this often, in milliseconds, and sees what is due before it looks again. */
export const ROUND = 10_000
/** What is due later than this is seen by a round that is still to come: nobody has to be woken for it. */
const SEEN_IN_TIME = ROUND + 2_000

/** The earliest alarm that this process has asked for and that has not gone off. */
const asked = processWide('sla.alarm', () => ({ for: 0 }))

/**
 * Wakes the timer for what is due before its next round. Written in the transaction of the change, through the
 * outbox; what is due after an alarm that was asked for already is found when that one goes off.
 */
export async function alarmBy(tx: Tx, ctx: Ctx, timerAt: string | null): Promise<void> {
  if (timerAt === null) return
  const at = Date.parse(timerAt)
  const now = ctx.now.getTime()
  if (at - now > SEEN_IN_TIME || (asked.for > now && asked.for <= at)) return
  await txSql(
    tx,
    `insert into outbox_event (tenant_id, id, type, payload, created_at) values ($1::uuid, $2::uuid, 'sla.timer_set', $3::json, $4::timestamptz)`,
    [ctx.tenant.id, newId(), JSON.stringify({ at: timerAt }), ctx.now],
  )
  afterCommit(tx, () => {
    asked.for = at
    relaySoon()
  })
}
