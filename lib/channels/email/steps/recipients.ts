import { addressesIn, validAddress } from '../read/addresses'
import type { MailHeaders } from '../read/headers'

/** What the servers on the way wrote about whom a message was really for, in the order of trust. */
const DELIVERED = ['x-original-to', 'delivered-to', 'x-envelope-to', 'envelope-to', 'x-forwarded-to', 'x-rcpt-to'] as const

/**
 * Whom a message was for, in tiers of trust: the envelope that the door knows, then what servers noted of it, then To
 * and Cc. Those last name whom the sender likes, and in a forwarded message somebody else.
 */
export function recipientsOf(envelope: readonly string[], headers: MailHeaders): string[][] {
  const known = envelope.flatMap((address) => validAddress(address) ?? [])
  const noted = DELIVERED.flatMap((name) => addressesIn(headers.all(name))).map(({ address }) => address)
  const written = addressesIn([...headers.all('to'), ...headers.all('cc')]).map(({ address }) => address)
  return [known, noted, written].map((tier) => [...new Set(tier)])
}
