import { addressesIn, normalAddress } from '../read/addresses'
import type { MailHeaders } from '../read/headers'

/** What the servers on the way wrote about whom a message was really for, in the order of trust. */
const DELIVERED = ['x-original-to', 'delivered-to', 'x-envelope-to', 'envelope-to', 'x-forwarded-to', 'x-rcpt-to'] as const

/**
 * Whom a message was for: the envelope that the door knows, else what servers noted of it. To and Cc count besides,
 * and last: they name whom the sender likes, and a forwarded message names somebody else.
 */
export function recipientsOf(envelope: readonly string[], headers: MailHeaders): string[] {
  const known = envelope.flatMap((address) => normalAddress(address) ?? [])
  const noted = DELIVERED.flatMap((name) => addressesIn(headers.all(name)))
  const written = [...addressesIn(headers.all('to')), ...addressesIn(headers.all('cc'))]
  return [...new Set([...known, ...noted.map(({ address }) => address), ...written.map(({ address }) => address)])]
}
