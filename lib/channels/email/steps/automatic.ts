import { isOurMessageId } from '@/lib/platform/mail/address'
import type { MailHeaders } from '../read/headers'

/**
 * Whether a person wrote a message, judged by its header alone. RFC 3834 says how machines tell; what they do
 * instead is gathered from those that are met: Outlook and Exchange, Gmail, Zimbra, vacation scripts.
 */
export type Automatic =
  | { kind: 'person' }
  /** One of ours that came back. */
  | { kind: 'loop'; by: string }
  /** An answer that nobody wrote: on holiday, "we have received". */
  | { kind: 'auto_reply'; by: string }
  /** A report on a message of ours: delivered or not. */
  | { kind: 'report'; by: string }
  | { kind: 'list'; by: string }
  /** A machine that begins: monitoring, scanners, calendars. */
  | { kind: 'automatic'; by: string }

const AUTO_REPLY_HEADERS = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoreply-from', 'x-mail-autoreply'] as const
const LIST_HEADERS = ['list-id', 'list-post', 'list-unsubscribe', 'list-help'] as const

const AUTO_REPLY_SUBJECT =
  /^(?:(?:re|res|enc|fw|fwd):\s*)*(?:\[?(?:auto(?:matic|m[aá]tica)?[ -]?(?:reply|response|resposta)|resposta autom[aá]tica|respuesta autom[aá]tica|r[eé]ponse automatique|automatische antwort|out of (?:the )?office|fora do escrit[oó]rio|fora da empresa|aus[eê]ncia (?:tempor[aá]ria|do escrit[oó]rio)|aviso de (?:f[eé]rias|aus[eê]ncia)|em f[eé]rias|estou de f[eé]rias|abwesenheits))/i

/** @param domain of the Message-IDs that Farol gives to what it sends */
export function judgeAutomatic(headers: MailHeaders, domain: string): Automatic {
  const auto = word(headers.get('auto-submitted'))
  const precedence = word(headers.get('precedence'))
  const contentType = headers.get('content-type')?.toLowerCase() ?? ''
  if (isOurMessageId(headers.get('message-id') ?? '', domain)) return { kind: 'loop', by: 'Message-ID' }
  if (headers.has('x-loop')) return { kind: 'loop', by: 'X-Loop' }
  if (/^multipart\/report\b/.test(contentType)) return { kind: 'report', by: 'Content-Type' }
  if (/^message\/delivery-status\b/.test(contentType) || headers.has('x-failed-recipients')) return { kind: 'report', by: 'X-Failed-Recipients' }
  const replies = AUTO_REPLY_HEADERS.find((name) => headers.has(name))
  if (auto === 'auto-replied' || auto === 'auto-notified') return { kind: 'auto_reply', by: 'Auto-Submitted' }
  if (replies) return { kind: 'auto_reply', by: replies }
  if (precedence === 'auto_reply') return { kind: 'auto_reply', by: 'Precedence' }
  const subject = headers.get('subject') ?? ''
  const answers = headers.has('in-reply-to') || AUTO_REPLY_SUBJECT.test(subject)
  if (suppresses(headers) && answers) return { kind: 'auto_reply', by: 'X-Auto-Response-Suppress' }
  if (isEmptyPath(headers.get('return-path')) && answers && !isDaemon(headers)) return { kind: 'auto_reply', by: 'Return-Path' }
  if (isEmptyPath(headers.get('return-path'))) return { kind: 'report', by: 'Return-Path' }
  if (isDaemon(headers)) return { kind: 'report', by: 'From' }
  const list = LIST_HEADERS.find((name) => headers.has(name))
  if (list) return { kind: 'list', by: list }
  if (precedence === 'list' || precedence === 'bulk' || precedence === 'junk') return { kind: 'list', by: `Precedence: ${precedence}` }
  if (auto && auto !== 'no') return { kind: 'automatic', by: 'Auto-Submitted' }
  if (AUTO_REPLY_SUBJECT.test(subject)) return { kind: 'auto_reply', by: 'Subject' }
  if (suppresses(headers)) return { kind: 'automatic', by: 'X-Auto-Response-Suppress' }
  return { kind: 'person' }
}

const word = (value: string | undefined): string => value?.split(/[;\s(]/, 1)[0]?.toLowerCase() ?? ''
const isEmptyPath = (value: string | undefined): boolean => value !== undefined && /^<?\s*>?$/.test(value.trim())
/** What asks for no automatic answers is seldom written by people. */
const suppresses = (headers: MailHeaders): boolean => !/^(?:none)?$/i.test(headers.get('x-auto-response-suppress') ?? '')
const isDaemon = (headers: MailHeaders): boolean => /^(?:mailer-daemon|postmaster)@/i.test(addressOf(headers.get('from')))
const addressOf = (from: string | undefined): string => /<([^<>]*)>\s*$/.exec(from ?? '')?.[1] ?? from ?? ''
