import { plainText } from './parse'

/** A piece of a text; `hit` when it is what was searched for. */
export interface Segment {
  text: string
  hit: boolean
}

/** How much longer than its stem a word may be and still be the same: "impressor", "impressoras". */
const LONGEST_ENDING = 6
const SHORTEST_STEM = 3
/** Characters of an excerpt, about; two lines on a page. */
const EXCERPT = 180

/** The stems in a query as PostgreSQL writes it: `'impressor' | 'toner':*`. */
export const stemsIn = (query: string): string[] => [
  ...new Set([...query.matchAll(/'((?:[^']|'')+)'/g)].map(([, stem]) => (stem ?? '').replaceAll("''", "'"))),
]

interface Hit {
  start: number
  end: number
}

function hitsIn(text: string, stems: readonly string[]): Hit[] {
  const hits: Hit[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = plainText(match[0])
    if (stems.some((stem) => isFormOf(word, stem))) hits.push({ start: match.index, end: match.index + match[0].length })
  }
  return hits
}

const isFormOf = (word: string, stem: string): boolean =>
  word === stem || (stem.length >= SHORTEST_STEM && word.startsWith(stem) && word.length - stem.length <= LONGEST_ENDING)

/** A text in pieces, with the words of these stems marked. Joined, the pieces are the text. */
export function highlight(text: string, stems: readonly string[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { start, end } of hitsIn(text, stems)) {
    if (start > at) segments.push({ text: text.slice(at, start), hit: false })
    segments.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false })
  return segments
}

/** The part of a text where most of the stems stand together, marked; null when none stands there. */
export function excerpt(text: string, stems: readonly string[]): Segment[] | null {
  const flat = text.replace(/\s+/gu, ' ').trim()
  const hits = hitsIn(flat, stems)
  const first = hits[0]
  if (!first) return null
  let best = { start: first.start, count: 0 }
  let end = 0
  for (const [place, { start }] of hits.entries()) {
    while ((hits[end]?.end ?? Infinity) <= start + EXCERPT) end++
    if (end - place > best.count) best = { start, count: end - place }
  }
  const from = wordStart(flat, Math.max(0, best.start - EXCERPT / 4))
  const to = from + EXCERPT >= flat.length ? flat.length : wordStart(flat, from + EXCERPT)
  const part = `${from > 0 ? '… ' : ''}${flat.slice(from, to).trim()}${to < flat.length ? ' …' : ''}`
  return highlight(part, stems)
}

/** The beginning of the word at a place, so that no excerpt begins or ends within one. */
function wordStart(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place)
  return space < 0 || place - space > 40 ? place : space + 1
}
