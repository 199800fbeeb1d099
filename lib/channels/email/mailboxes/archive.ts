import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { fetchMailbox } from './store'

/** Removes a mailbox: nothing is fetched any more, and its password is forgotten. What came through it stays. @throws NotFound */
export async function archiveMailbox(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'mail.manage')
  await withTenant(ctx, async (tx) => {
    const before = await fetchMailbox(tx, ctx, id)
    const { count } = await tx.mailbox.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: null },
      data: { archivedAt: ctx.now, active: false, ...(before.kind === 'imap' && { password: '' }), version: { increment: 1 } },
    })
    if (count === 0) throw new NotFound('Mailbox')
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: 'mailbox.archived', before })
  })
}
