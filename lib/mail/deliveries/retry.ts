import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { wakeSender } from '@/lib/platform/mail/delivery/wake'
import { visibleDeliveries } from './queries'

/** How long a message that is sent again by hand is tried, in milliseconds. */
const LIFETIME = 48 * 3_600_000

/**
 * Tries a message again that was given up: the same message, with the same Message-ID.
 * @throws Forbidden, NotFound, Conflict when it has not failed, or carried a secret and is forgotten
 */
export async function retryDelivery(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'mail.manage')
  if (!isUuid(id)) throw new NotFound('Message')
  await withTenant(ctx, async (tx) => {
    const params = new SqlParams()
    const [row] = await txSql(
      tx,
      `select 1 from mail_delivery d
        where d.id = ${params.add(id)}::uuid and ${visibleDeliveries(ctx, params)}`,
      params.values,
    )
    if (!row) throw new NotFound('Message')
    const { count } = await tx.mailDelivery.updateMany({
      where: { id, status: 'failed', html: { not: null } },
      data: { status: 'queued', attempts: 0, nextTryAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + LIFETIME), error: null },
    })
    if (count === 0) throw new Conflict('This message cannot be sent again')
    await wakeSender(tx, ctx)
    await record(tx, ctx, { entity: { type: 'mail_delivery', id }, action: 'mail.retried' })
  })
}
