import { withoutTag } from '@/lib/platform/mail/address'

export interface KnownMailbox {
  id: string
  address: string
  teamId: string | null
  categoryId: string | null
  automatic: boolean
  watchCc: boolean
}

export interface MailboxChoice {
  mailbox: KnownMailbox | null
  /** The recipient that decided it; null when the door did, or nothing. */
  address: string | null
}

/**
 * The mailbox of the tenant that a message came to: the door's own, else the first recipient that is one, with or
 * without what follows a plus. None is the tenant's default address.
 */
export function chooseMailbox(recipients: readonly string[], known: readonly KnownMailbox[], doorMailboxId: string | null): MailboxChoice {
  const door = known.find(({ id }) => id === doorMailboxId)
  if (door) return { mailbox: door, address: door.address }
  for (const recipient of recipients) {
    const mailbox = known.find(({ address }) => address === recipient) ?? known.find(({ address }) => address === withoutTag(recipient))
    if (mailbox) return { mailbox, address: recipient }
  }
  return { mailbox: null, address: recipients[0] ?? null }
}
