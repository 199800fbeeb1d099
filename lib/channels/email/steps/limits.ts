/** How much of one sender a tenant takes; what is over is kept, and does nothing. */

const HOUR = 3_600_000

/** Each new ticket is answered by itself: two machines that answer each other stop after ten answers in three hours. */
export const ANSWER_LIMIT = { count: 10, windowMs: 3 * HOUR } as const
/** More than anybody writes. */
export const SENDER_LIMIT = { count: 60, windowMs: HOUR } as const

export interface SenderCounts {
  /** Tickets that the sender's mail opened within the first window. */
  opened: number
  /** Messages that did something within the second. */
  taken: number
}

/**
 * @param opens whether this message would open a ticket, and so be answered by itself
 * @param staff people who work tickets forward many, and are answered by nobody's machine
 */
export function overLimit({ opened, taken }: SenderCounts, { opens, staff }: { opens: boolean; staff: boolean }): 'sender_limit' | 'answer_limit' | null {
  if (taken >= SENDER_LIMIT.count) return 'sender_limit'
  return opens && !staff && opened >= ANSWER_LIMIT.count ? 'answer_limit' : null
}
