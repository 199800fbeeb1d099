import 'server-only'
import { cron, eventType, RetryAfterError } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { watchMail } from './watch'

/** Messages were put into the queue. */
const mailQueued = eventType('farol/mail.queued', { schema: z.looseObject({ tenantId: z.uuid() }) })

/** After a failure, in milliseconds: the database may be back. */
const RETRY = 2_000

/**
 * Sends mail, of all tenants: called when some is put into the queue, and each minute for what is to be tried again.
 * Two at a time do no harm, and one goes on when the process of the other has died.
 */
const sendMail = inngest.createFunction(
  {
    id: 'mail-send',
    triggers: [cron('* * * * *'), mailQueued],
    concurrency: 2,
    retries: 20,
    // What a run that could not begin would have sent, the next one sends.
    timeouts: { start: '50s' },
  },
  async ({ step }) => {
    while (await step.run('send', send));
  },
)

async function send(): Promise<boolean> {
  try {
    return await watchMail()
  } catch (error) {
    throw new RetryAfterError('Mail could not be sent', RETRY, { cause: error })
  }
}

export const mailDeliveryJobs = [sendMail]
