import { highlight } from '@/lib/tickets/search/highlight'
import type { Evidence } from './score'
import { distinct } from './score'

/** Why a known error is offered; interfaces say it in words. */
export type Reason = { kind: 'code'; code: string } | { kind: 'item'; names: string[] } | { kind: 'words'; words: string[] }

const MOST_WORDS = 5

/** The reasons, the strongest kind first; words are those that were written, the most telling first. */
export function becauseOf({ code, items, shared }: Evidence, text: string): Reason[] {
  const words = wordsOf(shared, text)
  return [
    ...(code ? [{ kind: 'code' as const, code: code.code }] : []),
    ...(items.length > 0 ? [{ kind: 'item' as const, names: [...items] }] : []),
    ...(words.length > 0 ? [{ kind: 'words' as const, words }] : []),
  ]
}

function wordsOf(shared: Evidence['shared'], text: string): string[] {
  const telling = distinct(shared.filter(({ meant, weight }) => !meant && weight > 0.3)).sort((a, b) => b.weight - a.weight)
  const written = telling.flatMap(({ stem }) => highlight(text, [stem]).find(({ hit }) => hit)?.text.toLowerCase() ?? [])
  return [...new Set(written)].slice(0, MOST_WORDS)
}
