import 'server-only'
import { cron, eventType, RetryAfterError } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { DISABLED_REASONS } from '../vocabulary'
import { drainWebhooks } from './drain'
import { fanOut } from './fan-out'
import { tellDisabled } from './notice'

const MINUTE = 60_000
/** How long a run looks around for what others are just writing down, in milliseconds: more than a second, see below. */
const STAY = 1_500
/** After a failure, in milliseconds: the database may be back. */
const RETRY = 2_000

const told = eventType('farol/webhook.fan_out', {
  schema: z.looseObject({ events: z.array(z.tuple([z.uuid(), z.uuid()])) }),
})
const due = eventType('farol/webhook.due', { schema: z.looseObject({}) })
const ofWebhook = { schema: z.looseObject({ tenantId: z.uuid(), webhookId: z.uuid() }) }
const replayed = eventType('farol/webhook.replayed', ofWebhook)
const updated = eventType('farol/webhook.updated', ofWebhook)
const disabled = eventType('farol/webhook.disabled', {
  schema: z.looseObject({ tenantId: z.uuid(), webhookId: z.uuid(), reason: z.enum(DISABLED_REASONS), at: z.iso.datetime() }),
})

/**
 * Notes what is to be sent, for a batch of events of any tenants, and has it sent. All that is noted within a second
 * begins one run: it looks around for longer than that.
 */
const fanOutWebhooks = inngest.createFunction(
  { id: 'webhook-fan-out', triggers: [told], concurrency: 1, retries: 10 },
  async ({ event, step }) => {
    const noted = await step.run('note', () => fanOut(event.data.events, new Date()))
    if (noted === 0) return
    const second = await step.run('second', () => Math.floor(Date.now() / 1_000))
    await step.sendEvent('due', { name: 'farol/webhook.due', id: `webhook-due-${second}`, data: {} })
  },
)

/**
 * Sends webhooks at their time: one run for all tenants and endpoints, which sleeps to the next attempt. Each minute
 * has a run of its own as a net; who comes too late to begin leaves it to those that are at it.
 */
const deliverWebhooks = inngest.createFunction(
  {
    id: 'webhook-deliver',
    triggers: [cron('* * * * *'), due, replayed, updated],
    concurrency: 2,
    retries: 5,
    timeouts: { start: '10s' },
  },
  async ({ event, step }) => {
    const stay = event.name === due.name ? STAY : 0
    let end = Infinity
    for (;;) {
      const { at, next } = await step.run('send', () => drain(stay))
      end = Math.min(end, (Math.floor(at / MINUTE) + 1) * MINUTE)
      if (next === null || next >= end) return
      await step.sleepUntil('next', new Date(Math.max(next, at + 250)))
    }
  },
)

async function drain(stay: number) {
  try {
    return await drainWebhooks(stay)
  } catch (error) {
    throw new RetryAfterError('Webhooks could not be looked at', RETRY, { cause: error })
  }
}

/** Tells who manages webhooks that one was turned off. */
const webhookDisabled = inngest.createFunction({ id: 'webhook-disabled', triggers: [disabled], retries: 5 }, ({ event }) => tellDisabled(event.data))

export const webhookJobs = [fanOutWebhooks, deliverWebhooks, webhookDisabled]
