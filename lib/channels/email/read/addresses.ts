import addressparser from 'nodemailer/lib/addressparser/index.js'

/** Addresses of a message (RFC 5322, 3.4), as they are compared: lower case, without display names. */

/** Characters of one field that are looked at, and addresses of all that are kept. */
const MOST_TEXT = 8_000
const MOST = 100

export interface MailAddress {
  address: string
  name: string
}

const SHAPE = /^[^\s\p{C}@<>,;:"()[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u

/** The address as addresses are compared, or null when it is none that could be answered. */
export function validAddress(text: string): string | null {
  const address = text.trim().replace(/^<|>$/g, '').toLowerCase()
  return address.length <= 254 && SHAPE.test(address) ? address : null
}

/** All addresses of these fields, each once, in order. Groups are opened; what is no address is left out. */
export function addressesIn(fields: readonly string[]): MailAddress[] {
  const found = new Map<string, MailAddress>()
  for (const field of fields) {
    for (const entry of addressparser(field.slice(0, MOST_TEXT), { flatten: true })) {
      const address = validAddress(entry.address ?? '')
      if (address && !found.has(address) && found.size < MOST) found.set(address, { address, name: entry.name ?? '' })
    }
  }
  return [...found.values()]
}
