import 'server-only'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { jobsConfigured } from '../configured'
import { relayBatch } from './batch'
import { checkReady, sendEvents } from './send'

/** What was committed within this many milliseconds travels together, and the response goes out before it. */
const GATHER = 100
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 5_000
/** Milliseconds after which a living process looks whether a crash left something behind. */
const SWEEP = 5_000

interface Relay {
  running: Promise<void> | null
  /** Somebody asked while it ran: what they committed may not have been seen. */
  again: boolean
  gathering: boolean
  /** Inngest has said that it takes part, and has not been away since. */
  ready: boolean
  failures: number
  /** Not before this instant, in milliseconds of the epoch: Inngest was away. */
  pausedUntil: number
  /** Keeps a process that sleeps between requests awake until the promise has ended. */
  keepAwake: (work: Promise<void>) => void
}

const relay = processWide(
  'jobs.relay',
  (): Relay => ({
    running: null,
    again: false,
    gathering: false,
    ready: false,
    failures: 0,
    pausedUntil: 0,
    keepAwake: () => undefined,
  }),
)

/** Sees to it that what waits in the outbox is sent in a moment. Never throws, never waits; for after a commit. */
export function relaySoon(): void {
  if (!jobsConfigured() || relay.gathering || Date.now() < relay.pausedUntil) return
  relay.gathering = true
  relay.keepAwake(
    new Promise((resolve) => {
      setTimeout(() => {
        relay.gathering = false
        resolve(relayNow())
      }, GATHER)
    }),
  )
}

/**
 * Sends what waits in the outbox, one batch at a time and in this process only once at a time. Never throws:
 * when Inngest is away everything stays where it is, and is tried again after a pause that grows.
 */
export function relayNow(): Promise<void> {
  if (!jobsConfigured()) return Promise.resolve()
  if (relay.running) {
    relay.again = true
    return relay.running
  }
  relay.running = drain()
  return relay.running
}

/** Looks after the outbox for as long as this process lives. */
export function startRelay(): void {
  processWide('jobs.sweep', () => setInterval(relaySoon, SWEEP).unref())
}

/** Where a process sleeps between requests: how to keep it awake until the events of a request are out. */
export function keepAwakeWith(keepAwake: Relay['keepAwake']): void {
  relay.keepAwake = keepAwake
}

async function drain(): Promise<void> {
  try {
    if (!relay.ready) await checkReady()
    relay.ready = true
    do {
      relay.again = false
      while (await relayBatch(sendEvents));
    } while (relay.again)
    relay.failures = 0
  } catch (error) {
    relay.ready = false
    const pause = Math.min(FIRST_PAUSE * 2 ** relay.failures++, LONGEST_PAUSE)
    relay.pausedUntil = Date.now() + pause
    setTimeout(relaySoon, pause + 1).unref()
    // The first time, the second, the fourth: an outage is told without filling the log.
    if (Number.isInteger(Math.log2(relay.failures))) {
      log().warn({ error, failures: relay.failures }, 'Events wait in the outbox: they could not be sent')
    }
  } finally {
    // In the same turn as the last look at `again`: nobody can ask in between.
    relay.running = null
  }
}
