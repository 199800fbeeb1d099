import { v4 } from 'uuid'

/**
 * Addresses of mail, as far as they can be told without a look into the database. Pure.
 */

/** The address that every tenant has from the beginning: `<slug>@<domain>`. */
export const defaultAddress = (slug: string, domain: string): string => `${slug}@${domain}`

/** The tenant's slug in its default address, `+tags` aside; null for any other address. */
export function slugOfAddress(address: string, domain: string): string | null {
  const { local, host } = partsOf(address)
  if (host !== domain.toLowerCase()) return null
  const slug = local.split('+', 1)[0] ?? ''
  return /^[a-z0-9][a-z0-9-]*$/.test(slug) ? slug : null
}

/** As addresses are compared and stored: without spaces around it, in lower case. */
export const normalAddress = (address: string): string => address.trim().toLowerCase()

/** An address without its `+tag`: `a+b@example.com` is read by whoever reads `a@example.com`. */
export function withoutTag(address: string): string {
  const { local, host } = partsOf(address)
  return `${local.split('+', 1)[0]}@${host}`
}

const ROBOTS = /^(mailer-daemon|postmaster|(no|do-?not|nao|não)[-_.]?(reply|responda|responder))$/u

/** Whether only a machine reads this address, or nobody (RFC 2142, RFC 5321 section 4.5.1, and custom). */
export const isRobotAddress = (address: string): boolean => ROBOTS.test(partsOf(withoutTag(address)).local)

/** A new Message-ID (RFC 5322 section 3.6.4), with its angle brackets: `<farol.<uuid>@<domain>>`. */
export const newMessageId = (domain: string): string => `<farol.${v4()}@${domain}>`

/** Whether a Message-ID is one that this installation has made, or would make. */
export const isOurMessageId = (messageId: string, domain: string): boolean =>
  /^<farol\.[0-9a-f-]{36}@/.test(messageId) && messageId.toLowerCase().endsWith(`@${domain.toLowerCase()}>`)

function partsOf(address: string): { local: string; host: string } {
  const normal = normalAddress(address)
  const at = normal.lastIndexOf('@')
  return at === -1 ? { local: normal, host: '' } : { local: normal.slice(0, at), host: normal.slice(at + 1) }
}
