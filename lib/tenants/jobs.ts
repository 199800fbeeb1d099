import 'server-only'
import { cron, NonRetriableError } from 'inngest'
import { DatabaseBusy } from '@/lib/platform/db/errors'
import { inngest } from '@/lib/platform/jobs/client'
import { tenantRequested } from '@/lib/platform/jobs/events'
import { log } from '@/lib/platform/log'
import { rollBack, rollBackAbandoned } from './provisioning/roll-back'
import { runStep } from './provisioning/run'
import { STEPS } from './provisioning/steps'

/**
 * Makes the tenant that somebody signed up for, step by step; when one fails for good, everything is undone. What
 * a step throws stays here: errors of the database quote rows, and Inngest keeps what it is told.
 */
const provisionTenant = inngest.createFunction(
  {
    id: 'tenant-provision',
    triggers: [tenantRequested],
    retries: 3,
    onFailure: ({ event, error }) => {
      const { tenantId } = tenantRequested.schema.parse(event.data.event.data)
      return rollBack(tenantId, error.message)
    },
  },
  async ({ event, step }) => {
    const { tenantId } = event.data
    for (const { name } of STEPS) {
      await step.run(name, () => runStep(tenantId, name).catch((error: unknown) => passOn(error, tenantId, name)))
    }
  },
)

function passOn(error: unknown, tenantId: string, step: string): never {
  log().error({ error, tenantId, step }, 'A step of a sign-up failed')
  const kind = error instanceof Error ? error.name : 'unknown'
  // A database that is busy is another day's; what else goes wrong goes wrong again.
  if (error instanceof DatabaseBusy) throw new Error(kind)
  throw new NonRetriableError(kind)
}

/** The net under it, every five minutes: a sign-up whose run was lost blocks its address no longer. */
const rollBackLost = inngest.createFunction(
  { id: 'tenant-provision-lost', triggers: [cron('*/5 * * * *')], retries: 0, concurrency: 1, timeouts: { start: '4m' } },
  () => rollBackAbandoned(new Date()),
)

export const tenantJobs = [provisionTenant, rollBackLost]
