import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { NotFound } from '@/lib/platform/errors'
import { inngest } from '@/lib/platform/jobs/client'
import { jobContext } from '@/lib/platform/jobs/context'
import { escalateIncident, escalationInput } from './escalate'

const told = escalationInput.omit({ event: true }).extend({ tenantId: z.uuid(), escalate: z.boolean() }).loose()
const warned = eventType('farol/incident.sla_warning', { schema: told })
const breached = eventType('farol/incident.sla_breached', { schema: told })
const escalates = 'event.data.escalate == true'

/** Does what policies say of warnings and breaches beyond telling of them; only of those that ask for more. */
const slaEscalate = inngest.createFunction(
  {
    id: 'sla-escalate',
    triggers: [
      { event: warned, if: escalates },
      { event: breached, if: escalates },
    ],
    concurrency: { key: 'event.data.tenantId', limit: 2 },
    retries: 5,
  },
  async ({ event, runId }) => {
    const ctx = await jobContext(event.data.tenantId, `escalation-${runId}`)
    if (!ctx) return 'no_such_tenant'
    try {
      return await escalateIncident(ctx, { ...event.data, event: event.name === warned.name ? 'warning' : 'breach' })
    } catch (error) {
      if (error instanceof NotFound) return 'no_such_incident'
      throw error
    }
  },
)

export const escalationJobs = [slaEscalate]
