/** Where a message belongs. */

/** Numbers in a subject that are looked for. */
const MOST_NUMBERS = 3

/** `[INC-000123]`, or the number alone, anywhere in the subject. */
export function numbersIn(subject: string): string[] {
  const found = subject.slice(0, 1_000).matchAll(/\bINC-(\d{1,9})\b/gi)
  return [...new Set([...found].map((match) => `INC-${match[1] ?? ''}`))].slice(0, MOST_NUMBERS)
}

export interface ThreadCandidate {
  ticketId: string
  /** Requester, watcher, or assignee; whoever works tickets is one everywhere they may look. */
  participant: boolean
  /** They would speak for the desk: what they write is an answer to the requester, in the organisation's name. */
  forDesk: boolean
  /** The message answers one that was sent to this person alone. */
  answers: boolean
}

export type ThreadDecision =
  | { kind: 'new' }
  /** The sender's side of the conversation, or the desk's. */
  | { kind: 'reply'; ticketId: string; by: 'message_id' | 'subject' }
  /** Somebody who has the message and is not part of the ticket: kept as a note, for the desk to judge. */
  | { kind: 'note'; ticketId: string; by: 'message_id' | 'subject' }

/**
 * A Message-ID of the thread is as good as a key: who names it has had the message. A number in the subject is known
 * to everybody, and counts only for those who are part of the ticket. Who speaks for the desk must have shown to be who
 * they say, by a message that only they were sent or by a server of ours that vouches for them: else it is a note.
 *
 * @param authentic whether a server that is trusted found the sender to be genuine
 */
export function decideThread(byMessageId: ThreadCandidate | null, bySubject: ThreadCandidate | null, authentic: boolean): ThreadDecision {
  const kindOf = ({ participant, forDesk, answers }: ThreadCandidate) =>
    participant && (!forDesk || answers || authentic) ? ('reply' as const) : ('note' as const)
  if (byMessageId) return { kind: kindOf(byMessageId), ticketId: byMessageId.ticketId, by: 'message_id' }
  if (bySubject?.participant) return { kind: kindOf(bySubject), ticketId: bySubject.ticketId, by: 'subject' }
  return { kind: 'new' }
}

const LONGEST_TITLE = 250
const PREFIX = /^\s*(?:re|res|r|enc|fw|fwd|encaminhada|aw|wg|sv|rv)\s*(?:\[\d+\])?\s*:\s*/i

/** What a new ticket is called: the subject without "Re:", or the beginning of the text. */
export function titleOf(subject: string, text: string, fallback: string): string {
  let title = oneLine(subject.slice(0, 2_000))
  while (PREFIX.test(title)) title = title.replace(PREFIX, '')
  for (const candidate of [title, oneLine(text.slice(0, 2_000)), fallback]) {
    const fits = candidate.slice(0, LONGEST_TITLE).toWellFormed().trim()
    if (fits.length >= 3) return fits
  }
  return fallback
}

/** Whether the message hands on another one, which then is what it is about. */
export const isForward = (subject: string): boolean => /^\s*(?:enc|fw|fwd|encaminhada|wg|rv)\s*(?:\[\d+\])?\s*:/i.test(subject)

const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim()
