import 'server-only'
import { inngest } from '@/lib/platform/jobs/client'
import { importQueued } from '@/lib/platform/jobs/events'
import { giveUp } from './give-up'
import { takeTurn } from './turn'

/** How long one step works, in milliseconds: short beside what a platform allows, long beside the call. */
const PATIENCE = 5_000

/**
 * Runs an import, a step of a few seconds at a time. One step of a tenant at a time, and two over all: a bulk
 * import neither meets another nor crowds out everybody else. A crash costs the step that was running; the import
 * itself counts executions that brought their process down, and ends before the retries do.
 */
const runImport = inngest.createFunction(
  {
    id: 'import-run',
    triggers: [importQueued],
    concurrency: [{ limit: 2 }, { key: 'event.data.tenantId', limit: 1 }],
    retries: 8,
    onFailure: ({ event, runId }) => {
      const { tenantId, importId } = importQueued.schema.parse(event.data.event.data)
      return giveUp(tenantId, importId, `import-${runId}`)
    },
  },
  async ({ event, step, runId }) => {
    const { tenantId, importId } = event.data
    for (let turn = 1; ; turn += 1) {
      const after = await step.run(`turn-${turn}`, () => takeTurn(tenantId, importId, `import-${runId}`, PATIENCE))
      if (after === 'ended') return
      // It goes on when the organisation does.
      if (after === 'suspended') await step.sleep(`suspended-${turn}`, '15m')
    }
  },
)

export const importJobs = [runImport]
