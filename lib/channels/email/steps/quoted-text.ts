/** What somebody wrote, apart from what they answered and how they sign: for plain text. */

export interface Split {
  head: string
  /** The history and the signature; empty when nothing was found. */
  tail: string
}

/** What Farol writes into its own mail, in each language. */
export const REPLY_MARKER = /^\W{0,20}(?:responda acima desta linha|reply above this line)\W{0,20}$/i

const RULER = /^\s*[-_]{2,}\s*(?:mensagem original|original message|mensaje original|message d'origine|urspr[uü]ngliche nachricht)\s*[-_]{2,}\s*$/i
const UNDERSCORES = /^_{20,}\s*$/
/** "Em qua., 4 de nov. de 2026 às 10:22, Ana <ana@…> escreveu:", in one line or wrapped into three. */
const ATTRIBUTION_BEGINS = /^\s*(?:>\s*)?(?:em|on|el|le|am)\s/i
/** Nobody's client leaves the date or the address away; who writes "Em anexo, o que ele escreveu:" does. */
const DATED = /\d|<[^<>\s]+@|@/
const ATTRIBUTION_ENDS = /\s(?:escreveu|wrote|escribi[oó]|a [eé]crit|schrieb)(?:\s[^:]{0,100})?\s?:\s*$/i
const LONGEST_ATTRIBUTION = 600
/** The header of a message as Outlook copies it. */
const FIRST_FIELD = /^\s*\*?(?:de|from|von|desde)\s?:\*?\s+\S/i
const FIELD = /^\s*\*?(?:enviad[ao](?: em| el)?|sent|gesendet|envoy[eé]|data|date|datum|fecha|para|to|an|cc|prioridade|importance)\s?:\*?/i
/** One of these is there; "De: Recife, Para: Natal, Data: 10/11" is what somebody writes. */
const MAIL_FIELD = /^\s*\*?(?:assunto|subject|asunto|betreff|objet|enviad[ao] (?:em|el)|sent|gesendet|envoy[eé])\s?:\*?/i
const SIGNATURE = /^-- ?$/
const SENT_FROM =
  /^\s*(?:enviad[ao] (?:do|da|de|pelo|via|a partir)\b.{0,80}|sent from (?:my|mail|outlook|yahoo|android)\b.{0,80})$/i
const ADVERTISED = /^\s*(?:obter|baixe|get) (?:o )?outlook (?:para|for) .{0,40}$/i

/** Lines that are looked at: a history longer than that is cut by its beginning anyway. */
const MOST_LINES = 5_000
const LONGEST_LINE = 1_000

/** Splits at the first sign of a history or signature. When nothing would be left of the message, it is left whole. */
export function splitQuotedText(text: string): Split {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const at = historyAt(lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE)))
  if (at === -1) return { head: text.trim(), tail: '' }
  const head = lines.slice(0, at).join('\n').trim()
  return head ? { head, tail: lines.slice(at).join('\n').trim() } : { head: text.trim(), tail: '' }
}

function historyAt(lines: readonly string[]): number {
  const marked = lines.findIndex((line, index) => isHistory(lines, line, index))
  const quoted = trailingQuote(lines, marked === -1 ? lines.length : marked)
  const ends = quoted ?? marked
  const written = ends === -1 ? lines : lines.slice(0, ends)
  const signed = written.findIndex((line, index) => isSignature(written, line, index))
  return signed === -1 ? ends : signed
}

function isHistory(lines: readonly string[], line: string, index: number): boolean {
  if (REPLY_MARKER.test(line) || RULER.test(line) || isAttribution(lines, index)) return true
  if (UNDERSCORES.test(line)) return FIRST_FIELD.test(nextWritten(lines, index + 1))
  if (!FIRST_FIELD.test(line)) return false
  const fields = lines.slice(index + 1, index + 8)
  return fields.filter((field) => FIELD.test(field) || MAIL_FIELD.test(field)).length >= 2 && fields.some((field) => MAIL_FIELD.test(field))
}

function isAttribution(lines: readonly string[], index: number): boolean {
  if (!ATTRIBUTION_BEGINS.test(lines[index] ?? '')) return false
  let text = ''
  for (const line of lines.slice(index, index + 3)) {
    text = `${text} ${line}`
    if (text.length > LONGEST_ATTRIBUTION) return false
    if (ATTRIBUTION_ENDS.test(text)) return DATED.test(text)
  }
  return false
}

const nextWritten = (lines: readonly string[], from: number): string =>
  lines.slice(from, from + 4).find((line) => line.trim() !== '') ?? ''

/** Where the quote begins that the text ends with; null when it ends with words of its own, as when answering in between. */
function trailingQuote(lines: readonly string[], end: number): number | null {
  let at = end
  let quoted = false
  while (at > 0) {
    const line = lines[at - 1]?.trim() ?? ''
    if (line.startsWith('>')) quoted = true
    else if (line !== '') break
    at -= 1
  }
  return quoted ? at : null
}

/** Lines that a signature may have. */
const SIGNATURE_LINES = 15

/** A signature stands at the end, and is short; nothing but lines drawn follows "sent from my phone". */
function isSignature(lines: readonly string[], line: string, index: number): boolean {
  if (ADVERTISED.test(line)) return true
  if (SENT_FROM.test(line)) return !follows(lines, index, 1, /[\p{L}\p{N}]/u)
  return SIGNATURE.test(line) && !follows(lines, index, SIGNATURE_LINES + 1, /^(?!>)\s*\S/)
}

/** Whether so many lines like this come after that one. */
function follows(lines: readonly string[], after: number, count: number, like: RegExp): boolean {
  let found = 0
  for (let index = after + 1; index < lines.length; index += 1) {
    if (like.test(lines[index] ?? '') && (found += 1) >= count) return true
  }
  return false
}
