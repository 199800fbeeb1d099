import { route, serve } from '@/lib/platform/http/serve'
import { dryRunInput, runStartedSchema } from '@/lib/sla/runs/schema'
import { startDryRun } from '@/lib/sla/runs/start-dry-run'

export const dynamic = 'force-dynamic'

const start = route({
  method: 'POST',
  path: '/sla/dry-runs',
  tag: 'Service levels',
  summary: 'Replay the tickets of the last days under a draft',
  description: 'What would have been breached, and which open tickets would be due at another time. Nothing changes.',
  permission: 'sla.manage',
  body: dryRunInput,
  response: runStartedSchema,
  status: 202,
  location: ({ id }) => `/sla/dry-runs/${id}`,
  handler: ({ ctx, body }) => startDryRun(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(start)
