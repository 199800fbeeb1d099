import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/platform/jobs/client'
import { articlesDue } from '@/lib/platform/jobs/events'
import { tenantsWithDueArticles } from './due'
import { runDueArticles } from './run-due'

/** Looks every minute where something of the knowledge base is due, and has each tenant's done by a run of its own. */
const findDue = inngest.createFunction(
  { id: 'kb-due', triggers: [cron('* * * * *')], retries: 0, concurrency: 1, timeouts: { start: '50s' } },
  async ({ step }) => {
    const tenants = await step.run('tenants', tenantsWithDueArticles)
    if (tenants.length === 0) return
    await step.sendEvent('due', tenants.map((tenantId) => articlesDue.create({ tenantId })))
  },
)

/** Does it, batch by batch. What a run does not finish, the next round finds again. */
const runDue = inngest.createFunction(
  {
    id: 'kb-due-tenant',
    triggers: [articlesDue],
    concurrency: [{ limit: 2 }, { key: 'event.data.tenantId', limit: 1 }],
    retries: 2,
  },
  async ({ event, step, runId }) => {
    const { tenantId } = event.data
    const run = (batch: number) => step.run(`batch-${batch}`, () => runDueArticles(tenantId, `kb-due-${runId}`))
    for (let batch = 1; await run(batch); batch++);
  },
)

export const knowledgeJobs = [findDue, runDue]
