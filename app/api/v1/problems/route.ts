import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createProblem } from '@/lib/problems/create'
import { getProblem, listProblems } from '@/lib/problems/queries'
import { createProblemInput, problemListQuery, problemRowSchema, problemSchema } from '@/lib/problems/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems',
  tag: 'Problems',
  summary: 'List problems',
  description: 'What a queue shows of each; the whole of one is at its own address.',
  permission: 'problem.read',
  query: problemListQuery,
  response: listOf(problemRowSchema),
  handler: ({ ctx, query }) => listProblems(ctx, query),
})

const create = route({
  method: 'POST',
  path: '/problems',
  tag: 'Problems',
  summary: 'Open a problem',
  description: 'With the incidents that it causes, by id or number. One that hangs on another problem stays there.',
  permission: 'problem.manage',
  body: createProblemInput,
  response: problemSchema,
  status: 201,
  location: ({ id }) => `/problems/${id}`,
  recall: getProblem,
  handler: ({ ctx, body }) => createProblem(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
