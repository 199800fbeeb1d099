import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/platform/jobs/client'
import { pollMailboxes } from './imap/worker'
import { dueIntakes } from './intake/claim'
import { processIntake } from './process'

/** Messages looked up at once, and milliseconds that one call works: short beside what a platform allows. */
const BATCH = 20
const PATIENCE = 20_000

/** Works on stored messages that wait: put off after an error, left behind by a crash, or stored where nobody had time. */
export async function sweepMail(): Promise<number> {
  const end = Date.now() + PATIENCE
  let done = 0
  while (Date.now() < end) {
    const ids = await dueIntakes(BATCH)
    for (const id of ids) {
      if (Date.now() > end) break
      await processIntake(id)
      done += 1
    }
    if (ids.length < BATCH) break
  }
  return done
}

/** Every minute, the net under the doors. */
const mailSweep = inngest.createFunction(
  { id: 'mail-in-sweep', triggers: [cron('* * * * *')], retries: 0, concurrency: 1, timeouts: { start: '50s' } },
  async ({ step }) => {
    const done = await step.run('sweep', sweepMail)
    if (done >= BATCH) await step.run('sweep-on', sweepMail)
  },
)

/** Every minute, mailboxes that no living process stays with. */
const mailPoll = inngest.createFunction(
  { id: 'mail-in-poll', triggers: [cron('* * * * *')], retries: 0, concurrency: 1, timeouts: { start: '50s' } },
  ({ step }) => step.run('poll', pollMailboxes),
)

export const mailInJobs = [mailSweep, mailPoll]
