import 'server-only'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { pusher } from './server'

export interface LiveMessage {
  channel: string
  event: string
  data: unknown
}

/** Messages of one request: Pusher Channels takes no more. */
const BATCH = 10
/** Requests on their way at the same time. */
const LANES = 4
/** Messages that may wait; beyond it the oldest are dropped. */
const MOST = 2_000
/** Milliseconds for which nothing is sent after a failure. */
const PAUSE = 2_000

interface Publisher {
  waiting: LiveMessage[]
  lanes: number
  pausedUntil: number
  failures: number
  /** Messages that nobody was told since the last line of the log. */
  dropped: number
}

const publisher = processWide(
  'realtime.publisher',
  (): Publisher => ({ waiting: [], lanes: 0, pausedUntil: 0, failures: 0, dropped: 0 }),
)

/**
 * Tells whoever listens, as far as that works: never throws, and nobody waits for it. A screen that misses a message
 * asks again when its connection comes back.
 */
export function publish(messages: readonly LiveMessage[]): void {
  if (messages.length === 0 || !pusher()) return
  if (Date.now() < publisher.pausedUntil) return drop(messages.length)
  publisher.waiting.push(...messages)
  const excess = publisher.waiting.length - MOST
  if (excess > 0) drop(publisher.waiting.splice(0, excess).length)
  while (publisher.lanes < LANES && publisher.lanes * BATCH < publisher.waiting.length) void drive()
}

async function drive(): Promise<void> {
  publisher.lanes++
  try {
    for (let batch = publisher.waiting.splice(0, BATCH); batch.length > 0; batch = publisher.waiting.splice(0, BATCH)) {
      await pusher()?.triggerBatch(batch.map(({ channel, event, data }) => ({ channel, name: event, data })))
    }
    publisher.failures = 0
  } catch (error) {
    publisher.pausedUntil = Date.now() + PAUSE
    drop(publisher.waiting.splice(0).length + BATCH)
    // The first time, the second, the fourth: an outage is told without filling the log.
    if (Number.isInteger(Math.log2(++publisher.failures))) {
      const { failures, dropped } = publisher
      log().warn({ reason: reasonOf(error), failures, dropped }, 'Live updates could not be sent')
      publisher.dropped = 0
    }
  } finally {
    publisher.lanes--
  }
}

const drop = (count: number): void => void (publisher.dropped += count)

/** Not the error itself: it carries the signed address. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const { status } = error as { status?: unknown }
  return typeof status === 'number' ? `${error.message} (${status})` : error.message
}
