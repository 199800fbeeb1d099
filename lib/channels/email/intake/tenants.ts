import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import { env } from '@/lib/platform/env'
import { slugOfAddress, withoutTag } from '@/lib/platform/mail/address'
import { mailDomain } from '@/lib/platform/mail/domain'

/**
 * An address given twice belongs to the tenant that named it first, and one at the host of a tenant to that tenant:
 * naming another's address leads no mail away.
 */
const OWNERS = `
select id from tenant where slug = any($1::text[])
union select tenant_id from tenant_domain where host = any($2::text[]) and verified_at is not null
union select tenant_id from (
  select distinct on (address) address, tenant_id from mailbox
  where address = any($3::text[]) and archived_at is null order by address, created_at, tenant_id) as first
where not exists (select from unnest($4::text[], $5::text[]) as ours(host, slug) join tenant t on t.slug = ours.slug
    where ours.host = split_part(first.address, '@', 2))
  and not exists (select from tenant_domain d where d.host = split_part(first.address, '@', 2) and d.verified_at is not null
    and d.tenant_id <> first.tenant_id)`

/** The tenants that a message is for: those of the first tier of recipients that has any. */
export async function tenantsOf(tiers: readonly string[][]): Promise<string[]> {
  for (const tier of tiers) {
    if (tier.length === 0) continue
    const slugs = tier.flatMap((address) => slugOfAddress(address, mailDomain()) ?? slugOfHost(hostOf(address)) ?? [])
    const addresses = [...new Set([...tier, ...tier.map(withoutTag)])]
    const hosts = tier.map(hostOf)
    const rows = await systemSql<{ id: string }>(OWNERS, [slugs, hosts, addresses, hosts, hosts.map(slugOfHost)])
    if (rows.length > 0) return rows.map(({ id }) => id)
  }
  return []
}

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** Any address at a tenant's own host is the tenant's: `suporte@acme.example.com`. */
function slugOfHost(host: string): string | null {
  const root = env.FAROL_ROOT_DOMAIN.find((domain) => host.endsWith(`.${domain}`))
  const below = root && host.slice(0, -root.length - 1)
  return below && !below.includes('.') ? below : null
}
