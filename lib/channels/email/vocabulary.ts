/** The words of incoming mail: plain data, for browsers too. */

export const SOURCES = ['api', 'resend', 'imap', 'cli'] as const
export const STATUSES = ['received', 'done', 'ignored', 'failed'] as const
export const OUTCOMES = ['created', 'replied', 'reopened', 'follow_up', 'noted', 'bounce', 'ignored', 'rejected'] as const
export const MAILBOX_KINDS = ['forward', 'imap'] as const

/** The steps in their order, as the flight recorder shows them. */
export const STEPS = [
  'accept',
  'duplicate',
  'mailbox',
  'automatic',
  'bounce',
  'requester',
  'limit',
  'thread',
  'body',
  'attachments',
  'result',
] as const

/** Why a message was not made into a ticket or a reply. */
export const REASONS = [
  'duplicate',
  'own_message',
  'own_address',
  'loop',
  'auto_reply',
  'automatic',
  'list',
  'bounce',
  'no_sender',
  'suspended_sender',
  'forged_sender',
  'sender_limit',
  'answer_limit',
  'unreadable',
  'error',
] as const

export type MailSource = (typeof SOURCES)[number]
export type MailStatus = (typeof STATUSES)[number]
export type MailOutcome = (typeof OUTCOMES)[number]
export type MailboxKind = (typeof MAILBOX_KINDS)[number]
export type StepName = (typeof STEPS)[number]
export type Reason = (typeof REASONS)[number]

/** One line of the flight recorder: what a step decided, and the facts that made it. */
export interface Step {
  step: StepName
  /** A code that the interface translates. */
  decision: string
  /** What was seen: names of headers, numbers, counts; short. */
  facts?: Record<string, string | number | boolean | null>
}

/** The largest message that is taken, in bytes. A megabyte is a million bytes, as interfaces print it. */
export const MESSAGE_LIMIT = 25_000_000
