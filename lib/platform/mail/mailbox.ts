import 'server-only'
import { readTenant, type TenantScope } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { mailboxIsOpen } from './mailbox-access'

function assertDemo(): void {
  if (!mailboxIsOpen()) throw new NotFound('Page')
}

/** The last 100 messages of the tenant's local mailbox, the newest first. @throws NotFound outside of a demo */
export async function listMailbox(ctx: TenantScope) {
  assertDemo()
  return readTenant(ctx, (db) =>
    db.mailMessage.findMany({
      where: { tenantId: ctx.tenant.id },
      select: { id: true, kind: true, ticketId: true, toAddress: true, subject: true, createdAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  )
}

/** One message with its bodies. @throws NotFound outside of a demo too */
export async function readMailbox(ctx: TenantScope, id: string) {
  assertDemo()
  const message = isUuid(id)
    ? await readTenant(ctx, (db) => db.mailMessage.findFirst({ where: { tenantId: ctx.tenant.id, id } }))
    : null
  if (!message) throw new NotFound('Message')
  return message
}
