import { route, serve } from '@/lib/platform/http/serve'
import { dismissProposal } from '@/lib/problems/trends/decide'

export const dynamic = 'force-dynamic'

const dismiss = route({
  method: 'DELETE',
  path: '/problem-proposals/{id}',
  tag: 'Problems',
  summary: 'Put a proposal aside',
  description: 'It comes back when its incidents have doubled, or after a month.',
  permission: 'problem.manage',
  response: null,
  handler: ({ ctx, params }) => dismissProposal(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(dismiss)
