import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { withTenant } from '@/lib/platform/db/tenant'
import { inngest } from '@/lib/platform/jobs/client'
import { jobContext } from '@/lib/platform/jobs/context'
import { startMove } from './start-move'
import { giveUpRun, workOnRun } from './work'

const runQueued = eventType('farol/sla_run.queued', { schema: z.looseObject({ tenantId: z.uuid(), runId: z.uuid() }) })

const calendarUpdated = eventType('farol/sla_calendar.updated', {
  schema: z.looseObject({ tenantId: z.uuid(), id: z.uuid(), moveOpen: z.boolean() }),
})

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

/** A calendar's new version, to which open tickets are to move. The run goes by the event's id: once each. */
const moveToCalendar = inngest.createFunction(
  { id: 'sla-calendar-move', triggers: [calendarUpdated], retries: 4 },
  async ({ event, step }) => {
    const { tenantId, id: calendarId, moveOpen } = event.data
    if (!moveOpen || !event.id) return
    const runId = event.id
    await step.run('start', async () => {
      const ctx = await jobContext(tenantId, `sla-calendar-${calendarId}`)
      if (ctx) await withTenant(ctx, (tx) => startMove(tx, ctx, { calendarId }, runId))
    })
  },
)

export const slaRunJobs = [workOnRuns, moveToCalendar]
