import 'server-only'
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { processWide } from '@/lib/platform/process-wide'

/** How long something is kept, in milliseconds: what no fact of the key tells of is seen after that. */
const FRESH = 60_000
/** Tickets whose matches are kept at once, those looked at last. */
const MOST = 2_000

/** What matches were looked for. */
export interface MatchesOf {
  tenantId: string
  ticketId: string
  /** All that the matches depend on: the text, and how far what it is compared with has changed. */
  facts: readonly unknown[]
}

/**
 * Keeps in this process what the text of a ticket matches, since its page is read again with every live change. Kept are
 * ids and scores; what of them somebody may see, and what it says, is read anew each time by whoever asks. Those who ask
 * at once wait for the same answer; a failure is not kept.
 * @param name one for each kind of match
 */
export function matchesMemo<T>(name: string): (of: MatchesOf, load: () => Promise<T>) => Promise<T> {
  const kept = processWide(`matches.${name}`, () => new LRUCache<string, Promise<T>>({ max: MOST, ttl: FRESH }))
  return (of, load) => {
    const key = keyOf(of)
    const known = kept.get(key)
    if (known) return known
    const matches = load()
    kept.set(key, matches)
    matches.catch(() => {
      if (kept.peek(key) === matches) kept.delete(key)
    })
    return matches
  }
}

const keyOf = ({ tenantId, ticketId, facts }: MatchesOf): string =>
  `${tenantId}:${ticketId}:${createHash('sha256').update(JSON.stringify(facts)).digest('base64')}`
