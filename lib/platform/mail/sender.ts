import 'server-only'
import { env } from '@/lib/platform/env'
import { defaultAddress } from './address'
import { mailDomain } from './domain'

interface Organisation {
  slug: string
  name: string
}

/** `"Acme" <acme@example.com>`: from whom a tenant's messages come. */
export const senderOf = ({ slug, name }: Organisation): string => header(name, env.MAIL_FROM ?? defaultAddress(slug, mailDomain()))

/** Where answers go: to the tenant's own address, whatever the sender's is. */
export const replyAddressOf = ({ slug, name }: Organisation): string => header(name, defaultAddress(slug, mailDomain()))

/** A name that needs no escapes before an address (RFC 5322 section 3.4). */
const header = (name: string, address: string): string => `"${name.replace(/["\\<>\p{Cc}]/gu, ' ').trim()}" <${address}>`
