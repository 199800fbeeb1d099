import { route, serve } from '@/lib/platform/http/serve'
import { previewResolution } from '@/lib/problems/resolution/preview'
import { resolveProblem } from '@/lib/problems/resolution/resolve'
import { problemResolutionSchema, resolutionPreviewSchema, resolveProblemInput } from '@/lib/problems/resolution/schema'

export const dynamic = 'force-dynamic'

const preview = route({
  method: 'GET',
  path: '/problems/{id}/resolution',
  tag: 'Problems',
  summary: 'Preview what resolving a problem does to its incidents',
  permission: 'problem.resolve',
  response: resolutionPreviewSchema,
  handler: ({ ctx, params }) => previewResolution(ctx, params.id),
})

const resolve = route({
  method: 'POST',
  path: '/problems/{id}/resolution',
  tag: 'Problems',
  summary: 'Resolve a problem, and its open incidents with it',
  description:
    'With `incidents`, all that are open and yours to see are resolved in one transaction with the problem, or nothing ' +
    'is: 409 names in `current` which one stops it. Each requester is told once. Beyond 500 incidents a job goes on with ' +
    'the `remaining` ones, and the problem shows its progress in `cascade`.',
  permission: 'problem.resolve',
  body: resolveProblemInput,
  response: problemResolutionSchema,
  handler: ({ ctx, params, body }) => resolveProblem(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(preview, resolve)
