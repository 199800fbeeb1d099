import { isRobotAddress } from '@/lib/platform/mail/address'
import type { MailAddress } from '../read/addresses'

/** A person of the tenant, found by the sender's address. */
export interface KnownSender {
  id: string
  name: string
  email: string
  kind: string
  status: string
  role: string
  permissions: string[]
}

export type SenderDecision =
  | { kind: 'known'; sender: KnownSender }
  | { kind: 'contact'; address: string; name: string }
  | { kind: 'refused'; reason: 'no_sender' | 'own_address' | 'suspended_sender' | 'forged_sender' | 'automatic' }

interface Circumstances {
  /** Addresses that mail of the tenant comes in at, and goes out from. */
  own: ReadonlySet<string>
  known: KnownSender | null
  /** What our own receiving server says about the sender's domain; null when none is trusted to say so. */
  authentic: boolean | null
  /** Machines may open tickets in this mailbox. */
  machines: boolean
}

const LONGEST_NAME = 120

/**
 * Who speaks. Mail proves nothing by itself: where a server of the operator's checks (DMARC), a sender it found
 * forged is refused; where none does, an address is believed as every desk by mail believes it.
 */
export function decideSender(from: MailAddress | null, { own, known, authentic, machines }: Circumstances): SenderDecision {
  if (!from) return { kind: 'refused', reason: 'no_sender' }
  if (own.has(from.address)) return { kind: 'refused', reason: 'own_address' }
  if (authentic === false) return { kind: 'refused', reason: 'forged_sender' }
  if (known) return known.status === 'suspended' ? { kind: 'refused', reason: 'suspended_sender' } : { kind: 'known', sender: known }
  // Nobody would read an answer.
  if (!machines && isRobotAddress(from.address)) return { kind: 'refused', reason: 'automatic' }
  return { kind: 'contact', address: from.address, name: personName(from) }
}

/** The name as it was written, or what stands before the @. */
export function personName({ address, name }: MailAddress): string {
  const clean = name.replace(/[\p{C}<>"]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
  return clean || (address.split('@', 1)[0] ?? address)
}
