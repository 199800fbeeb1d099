import 'server-only'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { TenantInfo } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { RateLimited } from '@/lib/platform/errors'
import { processWide } from '@/lib/platform/process-wide'
import { networkOf } from './network'

/** Requests a minute of one user or key. */
const PLAN_LIMITS = { free: 100, paid: 1_000 } as const satisfies Record<TenantInfo['plan'], number>
const ADDRESS_LIMIT = 1_000
const SIGN_IN_LIMIT = 10
/** Signatures for live updates: each page takes a few, and all at once when the connection comes back. */
const LIVE_LIMIT = 240
/** Votes and comments of visitors who are not signed in. */
const FEEDBACK_LIMIT = 12
/** Searches of the knowledge base by visitors who are not signed in: each costs more than a page. */
const OPEN_SEARCH_LIMIT = 60
const WINDOW_SECONDS = 60

/**
 * Keys held at once by a limiter. Beyond it newcomers share counters, so that a flood from many
 * addresses costs bounded memory and slows the flood instead of the process.
 */
const MOST_KEYS = 50_000
const SHARED_COUNTERS = 1_024

/** What is left of a limit, as the RateLimit-* headers tell it. */
export interface Allowance {
  limit: number
  remaining: number
  /** Seconds until the limit is whole again. */
  reset: number
}

interface Counter {
  limiter: RateLimiterMemory
  limit: number
  known: Set<string>
  renewAt: number
}

const counters = processWide('limits', () => new Map<string, Counter>())

function counterFor(name: string, limit: number): Counter {
  const existing = counters.get(name)
  if (existing) return existing
  const scaled = Math.max(1, Math.round(limit * env.RATE_LIMIT_FACTOR))
  const counter: Counter = {
    limiter: new RateLimiterMemory({ points: scaled, duration: WINDOW_SECONDS, keyPrefix: '' }),
    limit: scaled,
    known: new Set(),
    renewAt: 0,
  }
  counters.set(name, counter)
  return counter
}

/** The key itself while there is room for it, else one of the shared counters. */
function boundedKey(counter: Counter, key: string): string {
  const now = Date.now()
  if (now >= counter.renewAt) {
    counter.known = new Set()
    counter.renewAt = now + WINDOW_SECONDS * 1_000
  }
  if (counter.known.has(key)) return key
  if (counter.known.size < MOST_KEYS) {
    counter.known.add(key)
    return key
  }
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) | 0
  return `shared:${(hash >>> 0) % SHARED_COUNTERS}`
}

async function take(name: string, limit: number, key: string): Promise<Allowance> {
  const counter = counterFor(name, limit)
  const result = await counter.limiter.consume(boundedKey(counter, key)).catch((refused: RateLimiterRes | Error) => {
    if (refused instanceof Error) throw refused
    return refused
  })
  const reset = Math.max(1, Math.ceil(result.msBeforeNext / 1_000))
  const allowance = { limit: counter.limit, remaining: Math.max(0, result.remainingPoints), reset }
  if (result.consumedPoints > counter.limit) throw new LimitReached(allowance)
  return allowance
}

/** A limit is used up; carries what the headers say. */
export class LimitReached extends RateLimited {
  constructor(readonly allowance: Allowance) {
    super(allowance.reset)
  }
}

/** Counts a request of a client address. @throws LimitReached */
export const takeForAddress = (address: string) => take('address', ADDRESS_LIMIT, networkOf(address))

/** Counts a request of a user or an API key, by the plan of its tenant. @throws LimitReached */
export const takeForActor = (tenant: Pick<TenantInfo, 'id' | 'plan'>, actorId: string) =>
  take(tenant.plan, PLAN_LIMITS[tenant.plan], `${tenant.id}:${actorId}`)

/** Counts an attempt to sign in (password or refresh token) from a client address. @throws LimitReached */
export const takeSignIn = (address: string) => take('sign-in', SIGN_IN_LIMIT, networkOf(address))

/** Counts a signature for the live connection of a sign-in; apart from what the API allows. @throws LimitReached */
export const takeForLive = (sessionId: string) => take('live', LIVE_LIMIT, sessionId)

/** Counts what a visitor says of an article, by client address. @throws LimitReached */
export const takeFeedback = (address: string) => take('feedback', FEEDBACK_LIMIT, networkOf(address))

/** Counts a search of the knowledge base without a key, by client address. @throws LimitReached */
export const takeOpenSearch = (address: string) => take('open-search', OPEN_SEARCH_LIMIT, networkOf(address))

/** Forgets all counts. For tests. */
export const resetLimits = () => counters.clear()
