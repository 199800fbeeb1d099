/** A table's second line, perhaps quoted: it says how many columns each row gets, however little it holds. */
const DELIMITER = /^[\s>|:-]*\|[\s>|:-]*$/
const BLANK = /^[\s>]*$/

/**
 * No fewer cells than the tables of a Markdown text will have. Every row is filled up to the width of its
 * table, so a few letters can ask for a million cells; this tells before any of them exists.
 */
export function tableCells(source: string): number {
  let cells = 0
  let rows = 0
  for (const line of source.split(/\r\n|[\r\n]/).reverse()) {
    if (DELIMITER.test(line)) cells += line.split('|').length * (rows + 1)
    rows = BLANK.test(line) ? 0 : rows + 1
  }
  return cells
}
