/**
 * A line of a CSV file and where it leaves its quotes. The answer is kept: a line is asked again when a quote
 * before it turns out to be a slip.
 */
export class QuotedLine {
  private fromOpen: boolean | undefined
  private fromClosed: boolean | undefined

  constructor(
    readonly text: string,
    private readonly delimiter: string,
  ) {}

  /** Whether a quoted field is open at the end of the line, which began with one open or not. */
  endsOpen(open: boolean): boolean {
    if (open) return (this.fromOpen ??= endsOpen(this.text, true, this.delimiter))
    return (this.fromClosed ??= endsOpen(this.text, false, this.delimiter))
  }
}

/** A quote opens a field only where the field begins. */
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
