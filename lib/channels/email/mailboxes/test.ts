import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { unseal } from '@/lib/platform/crypto/seal'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { connectImap, failureOf, type ImapFailure } from '../imap/connect'
import { fetchMailbox } from './store'

export type MailboxTest = { ok: true; messages: number; unread: number } | { ok: false; failure: ImapFailure }

/** Signs in to a mailbox's server and opens its folder; nothing is fetched or changed. @throws NotFound */
export async function testMailbox(ctx: Ctx, id: string): Promise<MailboxTest> {
  authorize(ctx, 'mail.manage')
  await withTenant(ctx, async (tx) => {
    const mailbox = await fetchMailbox(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: 'mailbox.tested', after: { host: mailbox.host } })
  })
  const row = await readTenant(ctx, (db) => db.mailbox.findFirst({ where: { tenantId: ctx.tenant.id, id, archivedAt: null } }))
  const { host, port, secure, username, password, folder } = row ?? {}
  if (!host || !port || !username || !password || !folder) return { ok: false, failure: 'error' }
  try {
    const client = await connectImap({ host, port, secure: secure === true, username, password: unseal(ctx.tenant.id, 'mailbox-password', password) })
    try {
      const status = await client.status(folder, { messages: true, unseen: true })
      if (!status) return { ok: false, failure: 'folder' }
      return { ok: true, messages: status.messages ?? 0, unread: status.unseen ?? 0 }
    } catch (error) {
      const failure = failureOf(error)
      return { ok: false, failure: failure === 'error' ? 'folder' : failure }
    } finally {
      client.close()
    }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
