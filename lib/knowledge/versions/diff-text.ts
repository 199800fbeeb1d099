import { diffLines, diffWordsWithSpace, type ChangeObject } from 'diff'
import type { DiffDto, DiffLine, DiffPart } from './schema'

/** What changed between two texts: first the lines, then the words of those that stand for each other. Pure. */

interface Text {
  title: string
  summary: string
  body: string
}

/** Milliseconds that the comparison of the lines may take before the texts count as wholly different. */
const PATIENCE = 500
/** Characters of two lines together whose words are compared; longer ones are shown whole, before and after. */
const LONGEST = 6_000
/** Milliseconds for the words of one line. */
const WORD_PATIENCE = 20

export function diffTexts(older: Text, newer: Text): DiffDto {
  const lines = lineDiff(older.body, newer.body)
  const [title, summary] = [wordDiff(older.title, newer.title), wordDiff(older.summary, newer.summary)]
  const all = [...title, ...summary, ...lines.flatMap(({ parts }) => parts)]
  return { title, summary, lines, added: countWords(all, 'added'), removed: countWords(all, 'removed') }
}

function lineDiff(older: string, newer: string): DiffLine[] {
  const [before, after] = [ending(older), ending(newer)]
  const changes = diffLines(before, after, { timeout: PATIENCE }) ?? wholly(before, after)
  const lines: DiffLine[] = []
  let [old, young] = [1, 1]
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]
    const next = changes[at + 1]
    if (!change) break
    if (change.removed && next?.added) {
      const pairs = paired(linesOf(change), linesOf(next))
      for (const line of pairs) lines.push({ ...line, before: line.before === null ? null : old++, after: line.after === null ? null : young++ })
      at++
      continue
    }
    for (const text of linesOf(change)) {
      const kind = change.added ? 'added' : change.removed ? 'removed' : 'same'
      lines.push({ kind, before: kind === 'added' ? null : old++, after: kind === 'removed' ? null : young++, parts: [{ kind, text }] })
    }
  }
  return lines
}

/** The lines that were taken out beside those that came in their place, in order; what is left over stands alone. */
function paired(removed: readonly string[], added: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = []
  const both = Math.min(removed.length, added.length)
  for (let at = 0; at < both; at++) lines.push({ kind: 'changed', before: 0, after: 0, parts: wordDiff(removed[at] ?? '', added[at] ?? '') })
  for (const text of removed.slice(both)) lines.push({ kind: 'removed', before: 0, after: null, parts: [{ kind: 'removed', text }] })
  for (const text of added.slice(both)) lines.push({ kind: 'added', before: null, after: 0, parts: [{ kind: 'added', text }] })
  return lines
}

function wordDiff(older: string, newer: string): DiffPart[] {
  if (older === newer) return older ? [{ kind: 'same', text: older }] : []
  const compared = older.length + newer.length > LONGEST ? undefined : diffWordsWithSpace(older, newer, { timeout: WORD_PATIENCE })
  const changes = compared ?? wholly(older, newer)
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
}

type Change = Pick<ChangeObject<string>, 'value' | 'added' | 'removed'>

const wholly = (older: string, newer: string): Change[] => [
  { value: older, added: false, removed: true },
  { value: newer, added: true, removed: false },
]

/** Without it, a line that gains a successor would count as changed. */
const ending = (text: string): string => {
  const unix = text.replaceAll('\r\n', '\n')
  return unix === '' || unix.endsWith('\n') ? unix : `${unix}\n`
}

const linesOf = ({ value }: Change): string[] => value.replace(/\n$/, '').split('\n')

const countWords = (parts: readonly DiffPart[], kind: DiffPart['kind']): number =>
  parts.reduce((sum, part) => sum + (part.kind === kind ? (part.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) : 0), 0)
