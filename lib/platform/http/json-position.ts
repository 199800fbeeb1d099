/** Texts longer than this are not searched: finding the place parses prefixes again. */
const LONGEST_SEARCHED = 64 * 1024

/** Says where JSON breaks, by line and column, and nothing of what stands there. */
export function describeJsonError(text: string, error: unknown): string {
  const position = positionIn(error) ?? (text.length <= LONGEST_SEARCHED ? findBreak(text) : undefined)
  if (position === undefined) return 'The body is not valid JSON'
  if (position >= text.length) return `The body is not valid JSON: it ends too early (position ${text.length})`
  const before = text.slice(0, position)
  const line = before.split('\n').length
  const column = position - before.lastIndexOf('\n')
  return `The body is not valid JSON at position ${position} (line ${line}, column ${column})`
}

/** The engine names the position for some errors only. */
function positionIn(error: unknown): number | undefined {
  if (!(error instanceof SyntaxError)) return undefined
  const match = /at position (\d+)/.exec(error.message)
  if (match?.[1]) return Number(match[1])
  return error.message.includes('end of JSON') ? Number.POSITIVE_INFINITY : undefined
}

/** The first character that no continuation could make right: prefixes before it merely end too early. */
function findBreak(text: string): number {
  let good = 0
  let bad = text.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isBroken(text.slice(0, middle))) bad = middle
    else good = middle
  }
  return good
}

function isBroken(prefix: string): boolean {
  try {
    JSON.parse(prefix)
    return false
  } catch (error) {
    const position = positionIn(error)
    return position === undefined || position < prefix.length
  }
}
