import { route, serve } from '@/lib/platform/http/serve'
import { cancelDryRun } from '@/lib/sla/runs/cancel'
import { getDryRun } from '@/lib/sla/runs/queries'
import { dryRunSchema } from '@/lib/sla/runs/schema'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/sla/dry-runs/{id}',
  tag: 'Service levels',
  summary: 'Progress and result of a dry run',
  description: 'Kept for 30 days.',
  permission: 'sla.manage',
  response: dryRunSchema,
  handler: ({ ctx, params }) => getDryRun(ctx, params.id),
})

const cancel = route({
  method: 'DELETE',
  path: '/sla/dry-runs/{id}',
  tag: 'Service levels',
  summary: 'Stop a dry run; what it has found stays',
  permission: 'sla.manage',
  response: null,
  handler: ({ ctx, params }) => cancelDryRun(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, cancel)
