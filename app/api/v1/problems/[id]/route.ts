import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion } from '@/lib/platform/http/version'
import { getProblem } from '@/lib/problems/queries'
import { deleteProblem } from '@/lib/problems/remove'
import { problemSchema, updateProblemInput } from '@/lib/problems/schema'
import { updateProblem } from '@/lib/problems/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/problems/{id}',
  tag: 'Problems',
  summary: 'Get a problem',
  permission: 'problem.read',
  response: problemSchema,
  handler: ({ ctx, params }) => getProblem(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/problems/{id}',
  tag: 'Problems',
  summary: 'Change a problem, or what is known of its cause',
  description: 'Give the version the change is based on, as `If-Match` or in the body: a stale one is refused with 409 and `current`.',
  permission: 'problem.manage',
  body: updateProblemInput,
  response: problemSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateProblem(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/problems/{id}',
  tag: 'Problems',
  summary: 'Put a problem into the bin',
  permission: 'problem.delete',
  response: null,
  handler: ({ ctx, params }) => deleteProblem(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
