import { route, serve } from '@/lib/platform/http/serve'
import { getProblem } from '@/lib/problems/queries'
import { problemSchema } from '@/lib/problems/schema'
import { acceptProposal } from '@/lib/problems/trends/decide'

export const dynamic = 'force-dynamic'

const accept = route({
  method: 'POST',
  path: '/problem-proposals/{id}/acceptance',
  tag: 'Problems',
  summary: 'Open the problem that a proposal speaks for, with its incidents',
  permission: 'problem.manage',
  response: problemSchema,
  status: 201,
  location: ({ id }) => `/problems/${id}`,
  recall: getProblem,
  handler: ({ ctx, params }) => acceptProposal(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(accept)
