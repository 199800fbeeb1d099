import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import type { MailboxDto } from './schema'
import { fetchMailbox, mailboxInclude, toMailboxDto } from './store'

/** The tenant's mailboxes by name. */
export async function listMailboxes(ctx: Ctx): Promise<MailboxDto[]> {
  authorize(ctx, 'mail.manage')
  const rows = await readTenant(ctx, (db) =>
    db.mailbox.findMany({
      where: { tenantId: ctx.tenant.id, archivedAt: null },
      include: mailboxInclude,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  )
  return rows.map(toMailboxDto)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getMailbox(ctx: Ctx, id: string): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  return withTenant(ctx, (tx) => fetchMailbox(tx, ctx, id))
}
