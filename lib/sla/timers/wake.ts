import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@/lib/platform/ids'
import { jobsConfigured } from '@/lib/platform/jobs/configured'
import { checkReady, sendEvents } from '@/lib/platform/jobs/relay/send'
import { log } from '@/lib/platform/log'

/** Seconds for which a starting process tries; after that the round of the next minute does it. */
const TRIES = 60
const PATIENCE = 5_000

/**
 * Begins a round of the timers at once: what fell due while nothing ran would else wait for the next minute. Never
 * throws; a round that is under way is replaced by this one.
 */
export async function wakeTimers(): Promise<void> {
  if (!jobsConfigured()) return
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await checkReady()
      const event = { id: newId(), name: 'farol/sla.timer_set', data: { at: new Date().toISOString() } }
      return await sendEvents([event], AbortSignal.timeout(PATIENCE))
    } catch (error) {
      log().debug({ error }, 'The timers could not be woken yet')
      await sleep(1_000, undefined, { ref: false })
    }
  }
}
