import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/platform/jobs/client'
import { resolvedOverdue } from '@/lib/platform/jobs/events'
import { closeResolved, tenantsToClose } from './auto-close'

/** Looks every ten minutes where resolved incidents are to be closed, and has each tenant's done by a run of its own. */
const findResolved = inngest.createFunction(
  { id: 'incident-auto-close', triggers: [cron('*/10 * * * *')], retries: 0, concurrency: 1, timeouts: { start: '5m' } },
  async ({ step }) => {
    const tenants = await step.run('tenants', tenantsToClose)
    if (tenants.length === 0) return
    await step.sendEvent('close', tenants.map((tenantId) => resolvedOverdue.create({ tenantId })))
  },
)

/** Closes them, batch by batch. What a run does not finish, the next round finds again. */
const closeOfTenant = inngest.createFunction(
  {
    id: 'incident-auto-close-tenant',
    triggers: [resolvedOverdue],
    concurrency: [{ limit: 2 }, { key: 'event.data.tenantId', limit: 1 }],
    retries: 2,
  },
  async ({ event, step, runId }) => {
    const { tenantId } = event.data
    const close = (batch: number, after: string | null): Promise<string | null> =>
      step.run(`batch-${batch}`, () => closeResolved(tenantId, after, `auto-close-${runId}`))
    let batch = 1
    for (let after = await close(batch, null); after !== null; after = await close(++batch, after));
  },
)

export const incidentJobs = [findResolved, closeOfTenant]
