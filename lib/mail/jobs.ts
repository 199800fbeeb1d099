import 'server-only'
import { cron, eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { jobContext } from '@/lib/platform/jobs/context'
import { planEvent } from './plan/plan-event'
import { watchTold } from './plan/watch-told'

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

const problem = (what: string) => eventType(`farol/problem.${what}`, { schema: ofTicket })

/** What those who work problems are told of them. */
const planProblems = inngest.createFunction(
  {
    id: 'notify-problems',
    triggers: [...['created', 'assigned', 'commented', 'closed'].map(problem), { event: problem('updated'), if: `'assignee' in event.data.changed || 'team' in event.data.changed` }],
    ...settings,
  },
  async ({ event, runId }) => plan(event, runId),
)

/** The event's id is that of the outbox, from which all else is read. */
async function plan({ id, data }: { id?: string; data: unknown }, runId: string) {
  const ctx = await jobContext(ofTicket.parse(data).tenantId, `notify-${runId}`)
  return ctx && id !== undefined ? planEvent(ctx, id) : 'nobody_to_tell'
}

/** Some were told on their timelines; whose they are stands in a table, since many tenants come together. */
const slaTold = eventType('farol/sla.told', { schema: ofTicket })

/** Plans the messages about warnings and breaches, of all tenants: called when there are some, and each minute for what was left. */
const planSlaNotices = inngest.createFunction(
  { id: 'notify-sla', triggers: [cron('* * * * *'), slaTold], concurrency: 1, retries: 10, timeouts: { start: '50s' } },
  async ({ step, runId }) => {
    while (await step.run('tell', () => watchTold(runId)));
  },
)

export const mailJobs = [planConversation, planChanges, planProblems, planSlaNotices]
