import { linesOf } from './lines'
import { RecordWindow, type RecordText } from './record-window'

export type { RecordText }

/** What a record may hold. */
const MOST_CHARACTERS = 200_000

/**
 * Splits a CSV file into records. A quoted field may hold line breaks (RFC 4180, 2.6), so a quote that is
 * never closed would swallow the rest of the file: then only its first line is given up, and reading goes on
 * with the next. Blank lines between records are left out. Never more than one record is held.
 */
export async function* recordsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<RecordText> {
  const window = new RecordWindow(delimiter, MOST_CHARACTERS)
  for await (const line of linesOf(text, MOST_CHARACTERS)) {
    if (line === null) {
      yield* window.rest()
      yield { broken: 'row_too_large' }
    } else {
      window.add(line)
      yield* window.records()
    }
  }
  yield* window.rest()
}
