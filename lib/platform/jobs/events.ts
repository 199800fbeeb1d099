import { eventType } from 'inngest'
import { z } from 'zod'

/**
 * Events that jobs begin with. They are the outbox's own: `record` with the action `import.queued` arrives here
 * as `farol/import.queued`, with the tenant in its data. They carry ids, never what people wrote, and no secrets.
 */
const tenantId = z.uuid()

export const importQueued = eventType('farol/import.queued', {
  schema: z.looseObject({ tenantId, importId: z.uuid() }),
})

/** Somebody signed up: the tenant of that id is to be made, as the provisioning row of the same id says. */
export const tenantRequested = eventType('farol/tenant.requested', { schema: z.looseObject({ tenantId }) })

/** Incidents of the tenant have been resolved for longer than it waits before they are closed. */
export const resolvedOverdue = eventType('farol/incidents.resolved_overdue', { schema: z.looseObject({ tenantId }) })

/** The resolution of a problem with very many incidents goes on with the rest of them. */
export const cascadeStarted = eventType('farol/problem.cascade_started', { schema: z.looseObject({ tenantId, id: z.uuid() }) })

/** A tenant's incidents are to be looked through for what recurs. */
export const trendsWanted = eventType('farol/problems.trends_wanted', { schema: z.looseObject({ tenantId }) })

/** Articles of the tenant are to be published, archived or reviewed. */
export const articlesDue = eventType('farol/kb.articles_due', { schema: z.looseObject({ tenantId }) })
