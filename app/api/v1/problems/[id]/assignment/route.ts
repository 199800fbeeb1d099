import { route, serve } from '@/lib/platform/http/serve'
import { assignProblem } from '@/lib/problems/assign'
import { problemAssignmentInput, problemSchema } from '@/lib/problems/schema'

export const dynamic = 'force-dynamic'

const assign = route({
  method: 'PUT',
  path: '/problems/{id}/assignment',
  tag: 'Problems',
  summary: 'Assign a problem to a person, a team or both',
  permission: 'problem.manage',
  body: problemAssignmentInput,
  response: problemSchema,
  handler: ({ ctx, params, body }) => assignProblem(ctx, params.id, body),
})

const unassign = route({
  method: 'DELETE',
  path: '/problems/{id}/assignment',
  tag: 'Problems',
  summary: 'Take a problem from its person and team',
  permission: 'problem.manage',
  response: null,
  async handler({ ctx, params }) {
    await assignProblem(ctx, params.id, { assigneeId: null, teamId: null })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(assign, unassign)
