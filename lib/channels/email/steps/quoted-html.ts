import type { Split } from './quoted-text'

/** What somebody wrote, apart from what they answered: for HTML, before it is sanitised. */

/** How clients mark what they quote: names of classes, ids and styles, in lower case. */
const MARKS = [
  'gmail_quote',
  'yahoo_quoted',
  'moz-cite-prefix',
  'divrplyfwdmsg',
  'appendonsend',
  'mail-editor-reference-message',
  'ms-outlook-mobile-reference-message',
  'protonmail_quote',
  'tutanota_quote',
  'zmail_extra',
  'stopspelling',
  'farol-reply-above',
  'type="cite"',
  "type='cite'",
  'type=cite',
  // The line that Outlook draws above the message it answers: since 2013, and on the Mac.
  'border-top:solid #e1e1e1',
  'border-top:solid #b5c4df',
] as const

const SIGNATURES = ['gmail_signature', 'id="signature"', "id='signature'", 'ms-outlook-mobile-signature', 'moz-signature', 'id="applemailsignature"'] as const

/** Tags, each read once: what follows a `<` ends at the next one. */
const TAG = /<[a-z][^<>]{0,600}>/gi
const MOST_TAGS = 20_000

/** Splits before the first element that a client marks as history, or as the signature. */
export function splitQuotedHtml(html: string): Split {
  let count = 0
  for (const match of html.matchAll(TAG)) {
    if ((count += 1) > MOST_TAGS) break
    const tag = match[0].toLowerCase().replace(/\s*([:=])\s*/g, '$1')
    if (!MARKS.some((mark) => tag.includes(mark)) && !SIGNATURES.some((mark) => tag.includes(mark))) continue
    const head = html.slice(0, match.index)
    // Somebody who answers below what they quote has written nothing above it.
    return isBlank(head) ? { head: html, tail: '' } : { head, tail: html.slice(match.index) }
  }
  return { head: html, tail: '' }
}

const isBlank = (html: string): boolean =>
  html
    .replace(/<(style|script|title|head)\b[^<>]*>[^<]*/gi, '')
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;|&#160;|&zwnj;|&#8203;/gi, ' ')
    .trim() === ''
