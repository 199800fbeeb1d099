import type { Locale } from '@/lib/platform/i18n/locale'

/** A message as it is written: what it says, to whom, and about what. */
export interface OutgoingMail {
  /** What the message is about, such as `invitation`: for lists. */
  kind: string
  locale: Locale
  to: string
  subject: string
  html: string
  text: string
}

/** A message complete to the letter, as a transport hands it on: sent again, it is the same. */
export interface Letter {
  tenantId: string
  /** Of the delivery; also the key by which a transport that knows keys tells repeats apart. */
  id: string
  kind: string
  ticketId: string | null
  from: string
  replyTo: string | null
  to: string
  subject: string
  html: string
  text: string
  /** With its angle brackets. */
  messageId: string
  inReplyTo: string | null
  /** Message-IDs, separated by spaces. */
  references: string | null
  headers: Readonly<Record<string, string>>
  /** It carries a link that lets somebody in. */
  secret: boolean
}

export const TRANSPORTS = ['resend', 'smtp', 'mailbox'] as const
export type TransportName = (typeof TRANSPORTS)[number]

/** What a transport that took a message calls it. */
export interface Accepted {
  providerId: string | null
}

/** Hands one message on. @throws Undeliverable when trying again makes no sense; anything else may pass */
export type Transport = (letter: Letter, signal: AbortSignal) => Promise<Accepted>

/** The message was refused for good. */
export class Undeliverable extends Error {}

/** The transport takes no messages now, whichever they are: seconds after which it may. */
export class TransportBusy extends Error {
  constructor(
    message: string,
    readonly retryAfter: number,
  ) {
    super(message)
  }
}
