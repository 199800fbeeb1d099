import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { jobContext } from '@/lib/platform/jobs/context'
import { planEvent } from './plan/plan-event'
import { planSla } from './plan/plan-sla'

const ofTicket = z.looseObject({ tenantId: z.uuid() })

const incident = (what: string) => eventType(`farol/incident.${what}`, { schema: ofTicket })

// A tenant that changes ten thousand tickets at once waits for itself, and nobody else does.
const settings = { concurrency: { key: 'event.data.tenantId', limit: 2 }, retries: 10 } as const

/** What people are told of when it happens to a ticket: two functions, because one takes ten triggers at most. */
const planConversation = inngest.createFunction(
  { id: 'notify', triggers: ['created', 'assigned', 'commented', 'resolved', 'closed', 'reopened'].map(incident), ...settings },
  async ({ event, runId }) => plan(event, runId),
)

const planChanges = inngest.createFunction(
  {
    id: 'notify-changes',
    triggers: [
      ...['started', 'held', 'cancelled', 'escalated'].map(incident),
      // Only one that gives the ticket to somebody else.
      { event: incident('updated'), if: `'assignee' in event.data.changed || 'team' in event.data.changed` },
    ],
    ...settings,
  },
  async ({ event, runId }) => plan(event, runId),
)

/** The event's id is that of the outbox, from which all else is read. */
async function plan({ id, data }: { id?: string; data: unknown }, runId: string) {
  const ctx = await jobContext(ofTicket.parse(data).tenantId, `notify-${runId}`)
  return ctx && id !== undefined ? planEvent(ctx, id) : 'nobody_to_tell'
}

const slaTold = eventType('farol/sla.told', { schema: ofTicket.extend({ items: z.array(z.unknown()) }) })

/** Plans the messages about a batch of warnings and breaches. */
const planSlaNotices = inngest.createFunction(
  { id: 'notify-sla', triggers: [slaTold], concurrency: { key: 'event.data.tenantId', limit: 1 }, retries: 10 },
  async ({ event, runId }) => {
    const ctx = await jobContext(event.data.tenantId, `notify-sla-${runId}`)
    return ctx ? planSla(ctx, event.data.items) : 'nobody_to_tell'
  },
)

export const mailJobs = [planConversation, planChanges, planSlaNotices]
