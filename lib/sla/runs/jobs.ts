import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/platform/jobs/client'
import { giveUpRun, workOnRun } from './work'

const runQueued = eventType('farol/sla_run.queued', { schema: z.looseObject({ tenantId: z.uuid(), runId: z.uuid() }) })

/** Dry runs and moves: one at a time for a tenant, so that one who tries much delays nobody else. */
const workOnRuns = inngest.createFunction(
  {
    id: 'sla-run',
    triggers: [runQueued],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.tenantId' }, { limit: 4 }],
    onFailure: ({ event }) => {
      const { tenantId, runId } = failed.parse(event.data.event.data)
      return giveUpRun(tenantId, runId)
    },
  },
  async ({ event, step }) => {
    const { tenantId, runId } = event.data
    for (let part = 1; await step.run(`work-${part}`, () => workOnRun(tenantId, runId)); part++);
  },
)

const failed = z.object({ tenantId: z.uuid(), runId: z.uuid() })

export const slaRunJobs = [workOnRuns]
