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
const ATTRIBUTION = /^\s*(?:>\s*)?(?:em|on|el|le|am)\b.{0,400}\b(?:escreveu|wrote|escribi[oó]|a [eé]crit|schrieb)(?:\s[^:]{0,200})?\s?:\s*$/i
const ATTRIBUTION_BEGINS = /^\s*(?:em|on|el|le|am)\s.{0,200}(?:\d|<)/i
/** The header of a message as Outlook copies it. */
const FIRST_FIELD = /^\s*\*?(?:de|from|von|desde)\s?:\*?\s+\S/i
const FIELD = /^\s*\*?(?:de|from|enviad[ao](?: em)?|sent|data|date|para|to|cc|assunto|subject|prioridade|importance)\s?:\*?/i
const SIGNATURE = /^-- ?$/
const SENT_FROM =
  /^\s*(?:enviad[ao] (?:do|da|de|pelo|via|a partir)\b.{0,80}|sent from (?:my|mail|outlook|yahoo|android)\b.{0,80}|obter o outlook para .{0,40}|get outlook for .{0,40}|baixe o outlook para .{0,40})$/i

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
  const signed = lines.findIndex((line, index) => (ends === -1 || index < ends) && isSignature(lines, line, index))
  return signed === -1 ? ends : signed
}

function isHistory(lines: readonly string[], line: string, index: number): boolean {
  if (REPLY_MARKER.test(line) || RULER.test(line) || ATTRIBUTION.test(line)) return true
  const next = lines[index + 1] ?? ''
  if (ATTRIBUTION_BEGINS.test(line)) {
    const two = `${line} ${next}`
    if (ATTRIBUTION.test(two) || ATTRIBUTION.test(`${two} ${lines[index + 2] ?? ''}`)) return true
  }
  if (UNDERSCORES.test(line)) return FIRST_FIELD.test(nextWritten(lines, index + 1))
  return FIRST_FIELD.test(line) && lines.slice(index + 1, index + 6).filter((field) => FIELD.test(field)).length >= 2
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

/** A signature stands at the end: it is short. */
function isSignature(lines: readonly string[], line: string, index: number): boolean {
  if (SENT_FROM.test(line)) return true
  return SIGNATURE.test(line) && lines.slice(index + 1).filter((rest) => rest.trim() !== '' && !rest.startsWith('>')).length <= 15
}
