/** The text of one record, or the first line of one whose quotes never close. */
export type RecordText = { text: string; broken?: undefined } | { broken: true; text?: undefined }

/** What a record may span while its quotes are open; beyond it, they are taken to be a slip. */
const MOST_LINES = 500
const MOST_CHARACTERS = 200_000

/**
 * Splits a CSV file into records. A quoted field may hold line breaks (RFC 4180, 2.6), so a quote that is
 * never closed would swallow the rest of the file: then only its first line is given up, and reading goes on
 * with the next. Blank lines between records are left out.
 */
export async function* recordsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<RecordText> {
  let pending: string[] = []
  let size = 0
  let open = false

  function* take(line: string): Generator<RecordText> {
    if (pending.length === 0 && line.trim() === '') return
    pending.push(line)
    size += line.length
    open = endsOpen(line, open, delimiter)
    if (!open) {
      yield { text: pending.join('\n') }
      pending = []
      size = 0
    } else if (pending.length > MOST_LINES || size > MOST_CHARACTERS) yield* giveUp()
  }

  function* giveUp(): Generator<RecordText> {
    const again = pending.slice(1)
    pending = []
    size = 0
    open = false
    yield { broken: true }
    for (const line of again) yield* take(line)
  }

  for await (const line of linesOf(text)) yield* take(line)
  while (pending.length > 0) yield* giveUp()
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}

/** Whether a quoted field is open at the end of the line. A quote opens one only where a field begins. */
function endsOpen(line: string, open: boolean, delimiter: string): boolean {
  if (!line.includes('"')) return open
  let quoted = open
  let beginning = !open
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]
    if (quoted) {
      if (character !== '"') continue
      if (line[at + 1] === '"') at += 1
      else quoted = false
    } else if (character === delimiter) beginning = true
    else if (character === '"' && beginning) {
      quoted = true
      beginning = false
    } else if (character !== ' ') beginning = false
  }
  return quoted
}
