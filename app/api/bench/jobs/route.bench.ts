import { Inngest } from 'inngest'
import { serve } from 'inngest/next'

/** The yardstick of jobs: what a run of one step costs through the engine and the SDK, whatever the step does. */
export const dynamic = 'force-dynamic'

const client = new Inngest({ id: 'farol-bench', isDev: false, aiMetadata: false })

const oneStep = client.createFunction({ id: 'one-step', triggers: [{ event: 'bench/one-step' }] }, ({ step }) =>
  step.run('step', () => 1),
)

export const { GET, POST, PUT } = serve({ client, functions: [oneStep] })
