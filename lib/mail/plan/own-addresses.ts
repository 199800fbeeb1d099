import 'server-only'
import { env } from '@/lib/platform/env'
import type { TenantInfo } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { defaultAddress, normalAddress } from '@/lib/platform/mail/address'
import { mailDomain } from '@/lib/platform/mail/domain'

/**
 * The addresses at which the tenant itself is written to, in lower case: its default one, the sender's, and its
 * mailboxes. Nothing is sent there: it would come back as a ticket.
 */
export async function ownAddresses(tx: Tx, tenant: Pick<TenantInfo, 'slug'>): Promise<ReadonlySet<string>> {
  const rows = await txSql<{ address: string }>(tx, 'select address from mailbox where archived_at is null', [])
  const fixed = [defaultAddress(tenant.slug, mailDomain()), ...(env.MAIL_FROM ? [env.MAIL_FROM] : [])]
  return new Set([...fixed, ...rows.map(({ address }) => address)].map(normalAddress))
}
