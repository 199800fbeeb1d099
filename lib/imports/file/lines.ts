/**
 * Splits a text that arrives in pieces into lines, without their ends; null for a line of more than `most`
 * characters, of which nothing is kept. Each piece is looked at once, however long a line goes on.
 */
export async function* linesOf(text: AsyncIterable<string>, most = Infinity): AsyncGenerator<string | null> {
  let gathered: string[] = []
  let size = 0

  function gather(part: string): void {
    size += part.length
    if (size <= most) gathered.push(part)
    else gathered = []
  }
  function end(): string | null {
    const line = size <= most ? gathered.join('') : null
    gathered = []
    size = 0
    return line?.endsWith('\r') ? line.slice(0, -1) : line
  }

  for await (const piece of text) {
    let start = 0
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', start)) {
      gather(piece.slice(start, at))
      yield end()
      start = at + 1
    }
    if (start < piece.length) gather(piece.slice(start))
  }
  if (size > 0) yield end()
}
