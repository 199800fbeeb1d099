import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import type { MailboxDto } from './schema'
import { fetchMailbox } from './store'

/** Stops fetching from a mailbox, or goes on where it stopped. Twice is the same as once. @throws NotFound */
export async function setMailboxActive(ctx: Ctx, id: string, active: boolean): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  return withTenant(ctx, async (tx) => {
    const before = await fetchMailbox(tx, ctx, id)
    const { count } = await tx.mailbox.updateMany({
      where: { tenantId: ctx.tenant.id, id, active: !active },
      data: { active, version: { increment: 1 }, lastError: null, leaseUntil: null },
    })
    if (count === 0) return before
    const after = await fetchMailbox(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: active ? 'mailbox.resumed' : 'mailbox.paused', before, after })
    return after
  })
}
