import addressparser from 'nodemailer/lib/addressparser'

/** Addresses of a message (RFC 5322, 3.4), as they are compared: lower case, without display names. */

/** Characters of one field that are looked at, and addresses of all that are kept. */
const MOST_TEXT = 8_000
const MOST = 100

export interface MailAddress {
  address: string
  name: string
}

const SHAPE = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The address in its compared form, or null when it is none that could be answered. */
export function normalAddress(text: string): string | null {
  const address = text.trim().replace(/^<|>$/g, '').toLowerCase()
  return address.length <= 254 && SHAPE.test(address) ? address : null
}

/** All addresses of these fields, each once, in order. Groups are opened; what is no address is left out. */
export function addressesIn(fields: readonly string[]): MailAddress[] {
  const found = new Map<string, MailAddress>()
  for (const field of fields) {
    for (const entry of addressparser(field.slice(0, MOST_TEXT), { flatten: true })) {
      const address = normalAddress(entry.address ?? '')
      if (address && !found.has(address) && found.size < MOST) found.set(address, { address, name: entry.name ?? '' })
    }
  }
  return [...found.values()]
}

/** `suporte+vip@example.com` is `suporte@example.com` (RFC 5233). */
export const withoutTag = (address: string): string => address.replace(/^([^+@]+)\+[^@]*@/, '$1@')

/** Senders that no person is behind: bounces come from them, answers to them come back. */
export const isRobotAddress = (address: string): boolean =>
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|nao-?responda|n[aã]o-?responder|bounces?)(?:[+.-][^@]*)?@/.test(address)
