import 'server-only'
import { afterCommit } from '@/lib/platform/db/after-commit'
import { txSql, type TenantScope, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { relaySoon } from '@/lib/platform/jobs/relay/relay'
import { processWide } from '@/lib/platform/process-wide'

/** How long a sender stays when nothing is left to do, in milliseconds. */
export const LINGER = 2_000
/** Who was called within this time, in milliseconds, is still there: no second run has to begin. */
const COMING = 1_000

/** When this process called a sender last, in epoch milliseconds. */
const called = processWide('mail.called', () => ({ at: 0 }))

/** Calls a sender for what the transaction has put into the queue, once it is committed. */
export async function wakeSender(tx: Tx, ctx: TenantScope & { now: Date }): Promise<void> {
  if (Date.now() - called.at < COMING) return
  await txSql(
    tx,
    `insert into outbox_event (tenant_id, id, type, payload, created_at) values ($1::uuid, $2::uuid, 'mail.queued', '{}', $3::timestamptz)`,
    [ctx.tenant.id, newId(), ctx.now],
  )
  afterCommit(tx, () => {
    called.at = Date.now()
    relaySoon()
  })
}
