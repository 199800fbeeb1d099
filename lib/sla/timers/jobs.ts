import 'server-only'
import { cron, eventType, RetryAfterError } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { ROUND } from '../alarm'
import { watchTimers } from './watch'

/** A timer was set that is due before the next round. */
const timerSet = eventType('farol/sla.timer_set', { schema: z.looseObject({ at: z.iso.datetime() }) })

const MINUTE = 60_000
/** How long a run goes on after its minute is over, in milliseconds: the next one may be slow to begin. */
const OVERLAP = 3_000
/** What is due within this time, in milliseconds, is not worth a sleep. */
const SOON = 250
/** After a failure, in milliseconds: the database may be back. */
const RETRY = 2_000

/**
 * Tells warnings and breaches at their time: one run for all tenants, which sleeps to the next timer. Each minute has
 * a run of its own, and a timer that is set too close for the round begins one at once, in the place of those that
 * sleep. Runs that overlap do no harm: who tells a ticket holds its row.
 */
const slaTimers = inngest.createFunction(
  {
    id: 'sla-timers',
    triggers: [cron('* * * * *'), timerSet],
    cancelOn: [{ event: timerSet.name }],
    concurrency: 2,
    retries: 20,
    // Rounds that were missed while nobody could be called are not made up for: the next one sees all that is due.
    timeouts: { start: '50s' },
  },
  async ({ step }) => {
    let end = Infinity
    for (;;) {
      const { at, next } = await step.run('drain', watch)
      end = Math.min(end, nextMinute(at) + OVERLAP)
      const wake = Math.min(next ?? Infinity, at + ROUND)
      if (wake >= end) return
      if (wake > at + SOON) await step.sleepUntil('timer', new Date(wake))
    }
  },
)

async function watch() {
  try {
    return await watchTimers()
  } catch (error) {
    throw new RetryAfterError('SLA timers could not be looked at', RETRY, { cause: error })
  }
}

const nextMinute = (at: number): number => (Math.floor(at / MINUTE) + 1) * MINUTE

export const timerJobs = [slaTimers]
