import 'server-only'
import { LRUCache } from 'lru-cache'
import { readPoint, stillHolds } from './freshness'
import { processWide } from '@/lib/platform/process-wide'

interface Kept<V> {
  since: number
  value: Promise<V | null>
}

export interface IdentityCache<V extends object> {
  /** The kept value, or what `load` finds; loads of one key that overlap are one. */
  get(tenantId: string, key: string, load: () => Promise<V | null>): Promise<V | null>
}

/** Seconds after which a value is read anew though nobody said that it changed: a net, not the rule. */
const LONGEST_KEPT = 30

/**
 * Keeps what was found about somebody until the tenant's identities change. What was read before a change
 * and arrives after it is not kept; what was not found is not kept either, or made-up keys would push out
 * real ones.
 */
export function identityCache<V extends object>(name: string, max: number): IdentityCache<V> {
  const kept = processWide(`cache.${name}`, () => new LRUCache<string, Kept<V>>({ max, ttl: LONGEST_KEPT * 1000 }))
  return {
    get(tenantId, key, load) {
      const full = `${tenantId}/${key}`
      const known = kept.get(full)
      if (known && stillHolds(tenantId, known.since)) return known.value
      const entry: Kept<V> = { since: readPoint(), value: load() }
      kept.set(full, entry)
      const drop = () => {
        if (kept.peek(full) === entry) kept.delete(full)
      }
      entry.value.then((value) => {
        if (value === null) drop()
      }, drop)
      return entry.value
    },
  }
}
