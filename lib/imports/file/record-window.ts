import { QuotedLine } from './quoting'

/** The text of one record, or why there is none. */
export type RecordText =
  | { text: string; broken?: undefined }
  | { broken: 'broken_quotes' | 'row_too_large'; text?: undefined }

/** Lines that a record may span while its quotes are open; beyond them, they are taken to be a slip. */
const MOST_LINES = 500

/** The lines of a file that are not yet known to be a record. */
export class RecordWindow {
  private readonly lines: QuotedLine[] = []
  /** Lines from the first on that are looked at, and what they come to. */
  private scanned = 0
  private characters = 0
  private open = false

  constructor(
    private readonly delimiter: string,
    private readonly mostCharacters: number,
  ) {}

  add(line: string): void {
    this.lines.push(new QuotedLine(line, this.delimiter))
  }

  /** The records that are whole. */
  *records(): Generator<RecordText> {
    for (let record = this.next(); record; record = this.next()) yield record
  }

  /** The same when no line will follow: a quote that is still open is a slip. */
  *rest(): Generator<RecordText> {
    yield* this.records()
    while (this.lines.length > 0) {
      yield this.giveUp()
      yield* this.records()
    }
  }

  private next(): RecordText | undefined {
    for (let line = this.lines[this.scanned]; line; line = this.lines[this.scanned]) {
      if (this.scanned === 0 && line.text.trim() === '') {
        this.lines.shift()
        continue
      }
      this.scanned += 1
      this.characters += line.text.length
      this.open = line.endsOpen(this.open)
      const tooLarge = this.characters > this.mostCharacters
      if (this.open && (tooLarge || this.scanned > MOST_LINES)) return this.giveUp()
      if (this.open) continue
      const taken = this.drop(this.scanned)
      return tooLarge ? { broken: 'row_too_large' } : { text: taken.map(({ text }) => text).join('\n') }
    }
    return undefined
  }

  /** Only the first line: what follows it is looked at again, as if its quotes had never been opened. */
  private giveUp(): RecordText {
    this.drop(1)
    return { broken: 'broken_quotes' }
  }

  private drop(count: number): QuotedLine[] {
    this.scanned = 0
    this.characters = 0
    this.open = false
    return this.lines.splice(0, count)
  }
}
