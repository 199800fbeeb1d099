import { AUTOMATIC_HEADERS, PERSONAL_HEADERS } from '@/lib/platform/mail/headers'
import type { NoticeEvent } from '../vocabulary'

/** Events that carry to their reader what a person has just written. */
const WRITTEN: ReadonlySet<NoticeEvent> = new Set(['public_reply', 'requester_replied', 'mention'])

/**
 * What a message says of itself to other machines (RFC 3834 section 5). What a person wrote is passed on, not
 * generated; a confirmation of a mail is an answer to it; all else is generated. Nobody's absence note is wanted for
 * any of them. Pure.
 *
 * @param channel by which the ticket came
 */
export function headersOf(event: NoticeEvent, channel: string, preferencesUrl: string | null): Record<string, string> {
  const unsubscribe: Record<string, string> = preferencesUrl === null ? {} : { 'List-Unsubscribe': `<${preferencesUrl}>` }
  if (WRITTEN.has(event)) return { ...PERSONAL_HEADERS, ...unsubscribe }
  if (event === 'received' && channel === 'email') return { ...AUTOMATIC_HEADERS, 'Auto-Submitted': 'auto-replied' }
  return { ...AUTOMATIC_HEADERS, ...unsubscribe }
}
