/**
 * The fields of one record (RFC 4180), without the spaces around them; null when something follows the end of
 * a quoted field, or nothing ends it. A quote within a field that did not begin with one stands for itself.
 */
export function fieldsOf(record: string, delimiter: string): string[] | null {
  const fields: string[] = []
  let at = 0
  for (;;) {
    const start = afterSpaces(record, at)
    if (record[start] !== '"') {
      const end = record.indexOf(delimiter, at)
      fields.push(record.slice(at, end < 0 ? undefined : end).trim())
      if (end < 0) return fields
      at = end + 1
      continue
    }
    const quoted = quotedFrom(record, start + 1)
    if (!quoted) return null
    fields.push(quoted.text)
    at = afterSpaces(record, quoted.end)
    if (at === record.length) return fields
    if (record[at] !== delimiter) return null
    at += 1
  }
}

/** What stands up to the closing quote, and where that ends; two quotes are one. */
function quotedFrom(record: string, start: number): { text: string; end: number } | null {
  const parts: string[] = []
  for (let from = start; ; ) {
    const quote = record.indexOf('"', from)
    if (quote < 0) return null
    parts.push(record.slice(from, quote))
    if (record[quote + 1] !== '"') return { text: parts.join('"'), end: quote + 1 }
    from = quote + 2
  }
}

function afterSpaces(record: string, start: number): number {
  let at = start
  while (record[at] === ' ') at += 1
  return at
}
