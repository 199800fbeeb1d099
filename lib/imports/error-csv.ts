import type { ImportErrorDto } from './schema'

/**
 * Refused rows as CSV for spreadsheets: with a byte order mark, so that accents survive, and harmless, since
 * what files say may begin like a formula (OWASP: CSV injection).
 */
export async function* errorCsv(errors: AsyncIterable<ImportErrorDto>, headings: readonly [string, string]): AsyncGenerator<string> {
  yield `\u{feff}${headings.map(cell).join(',')}\r\n`
  for await (const { row, message } of errors) yield `${row},${cell(message)}\r\n`
}

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
