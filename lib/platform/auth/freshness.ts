import 'server-only'
import { LRUCache } from 'lru-cache'
import { listen } from '@/lib/platform/db/listen'
import { processWide } from '@/lib/platform/process-wide'

/**
 * When each tenant's identities (the tenant itself, its domains, users, roles, sessions, keys) last changed,
 * in ticks of a counter. The database says so on this channel in the transaction of the change, from
 * whichever process it came; triggers send it, so no code path can forget.
 */
const CHANNEL = 'farol_identity'

type Listener = (tenantId: string | null) => void

class Freshness {
  private readonly listeners = new Set<Listener>()
  private tick = 0
  private hearing = false
  /** What is older is stale for every tenant: all that a forgotten `changes` entry could have said. */
  private floor = 0
  private readonly changes = new LRUCache<string, number>({
    max: 10_000,
    dispose: (tick, _tenantId, reason) => {
      if (reason === 'evict') this.floor = Math.max(this.floor, tick)
    },
  })

  constructor() {
    listen(CHANNEL, {
      heard: (tenantId) => this.changed(tenantId),
      hearing: () => {
        this.floor = ++this.tick
        this.hearing = true
        for (const listener of this.listeners) listener(null)
      },
      deaf: () => {
        this.hearing = false
      },
    })
  }

  now(): number {
    return this.tick
  }

  changed(tenantId: string): void {
    this.changes.set(tenantId, ++this.tick)
    for (const listener of this.listeners) listener(tenantId)
  }

  onChange(listener: Listener): void {
    this.listeners.add(listener)
  }

  /** Whether what was read at `since` still holds. Nothing does while changes cannot be heard. */
  holds(tenantId: string, since: number): boolean {
    return this.hearing && since >= Math.max(this.floor, this.changes.get(tenantId) ?? 0)
  }

  /** Whether nothing at all has changed since: for what is known of no tenant yet. */
  allQuietSince(since: number): boolean {
    return this.hearing && since === this.tick
  }
}

const freshness = (): Freshness => processWide('freshness', () => new Freshness())

/** A point in the order of changes; take it before reading what is to be kept. */
export const readPoint = (): number => freshness().now()

export const stillHolds = (tenantId: string, since: number): boolean => freshness().holds(tenantId, since)

export const allQuietSince = (since: number): boolean => freshness().allQuietSince(since)

/**
 * Drops what this process keeps of the tenant's identities, at once. The database's own word takes a few
 * milliseconds; whoever has just signed out must not see their page once more.
 */
export const identitiesChanged = (tenantId: string): void => freshness().changed(tenantId)

/** Calls back whenever a tenant's identities change; without its id when changes of any may have been missed. */
export const onIdentitiesChanged = (listener: (tenantId: string | null) => void): void => freshness().onChange(listener)
