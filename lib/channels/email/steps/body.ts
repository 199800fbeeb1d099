import 'server-only'
import { TEXT_LIMIT } from '@/lib/platform/text/limit'
import type { ParsedMail } from '../read/mail'
import { splitQuotedHtml } from './quoted-html'
import { splitQuotedText, type Split } from './quoted-text'
import { htmlOfText, sanitiseMail, textOfHtml } from './sanitise'
import { isForward } from './thread'

/** Characters of HTML that are looked at: a long history behind a short answer. */
const HTML_LIMIT = 512 * 1024
/** Characters of the history that are kept to be unfolded. */
const HISTORY_LIMIT = 60_000
/** Characters of sanitised HTML that are shown of a message; above them its words are. */
const SHOWN_LIMIT = 150_000

export interface MailBody {
  /** Plain, within the limit of texts; never empty. */
  text: string
  /** Sanitised: the message, and its history folded away. */
  html: string
  /** Whether a history or signature was found. */
  folded: boolean
  /** All of the text, when it was too long to be a text here. */
  overlong: string | null
  format: 'html' | 'text' | 'none'
}

interface Labels {
  /** What the folded history is called. */
  history: string
  /** Stands for a message without words. */
  empty: string
  /** Ends a text that goes on in a file. */
  more: string
}

/** What of a message becomes the description or comment. A forwarded message is left whole: it is what is meant. */
export function composeBody(mail: Pick<ParsedMail, 'text' | 'html' | 'subject'>, labels: Labels): MailBody {
  const whole = isForward(mail.subject)
  const parts = mail.html.trim() ? fromHtml(mail.html.slice(0, HTML_LIMIT), whole) : fromText(mail.text, whole)
  // HTML that holds a picture alone may come with words beside it.
  const found = parts.text === '' && mail.text.trim() !== '' ? fromText(mail.text, whole) : parts
  const text = storable(found.text)
  const overlong = text.length > TEXT_LIMIT ? text : null
  const shown = overlong ? `${text.slice(0, TEXT_LIMIT - labels.more.length - 2).toWellFormed()}\n\n${labels.more}` : text
  const body = overlong || found.html === '' || found.html.length > SHOWN_LIMIT ? htmlOfText(shown || labels.empty) : storable(found.html)
  const history = storable(found.history)
  return {
    text: shown || labels.empty,
    html: history ? `${body}<details><summary>${labels.history}</summary>${history}</details>` : body,
    folded: history !== '',
    overlong,
    format: text === '' ? 'none' : found.format,
  }
}

interface Found {
  text: string
  html: string
  history: string
  format: 'html' | 'text'
}

function fromHtml(html: string, whole: boolean): Found {
  const { head, tail }: Split = whole ? { head: html, tail: '' } : splitQuotedHtml(html)
  const clean = sanitiseMail(head)
  const text = textOfHtml(clean)
  if (whole) return { text, html: clean, history: '', format: 'html' }
  // Not every client marks its quotes, and few mark "sent from my phone"; their words do.
  const words = splitQuotedText(text)
  if (tail) return { text: words.head, html: clean, history: history(tail), format: 'html' }
  if (!words.tail) return { text, html: clean, history: '', format: 'html' }
  return { text: words.head, html: htmlOfText(words.head), history: htmlOfText(words.tail.slice(0, HISTORY_LIMIT)), format: 'html' }
}

function fromText(text: string, whole: boolean): Found {
  const { head, tail } = whole ? { head: text.trim(), tail: '' } : splitQuotedText(text)
  return { text: head, html: htmlOfText(head.slice(0, TEXT_LIMIT + 1)), history: htmlOfText(tail.slice(0, HISTORY_LIMIT)), format: 'text' }
}

function history(tail: string): string {
  const clean = sanitiseMail(tail)
  return clean.length <= HISTORY_LIMIT ? clean : htmlOfText(textOfHtml(clean).slice(0, HISTORY_LIMIT))
}

/** Without what a database has no place for, and what would turn the text around it. */
const storable = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '')
