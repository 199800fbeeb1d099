import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { reorderPolicies } from '@/lib/sla/policies/reorder'
import { orderPoliciesInput, policySchema } from '@/lib/sla/policies/schema'

export const dynamic = 'force-dynamic'

const reorder = route({
  method: 'PUT',
  path: '/sla/policies/order',
  tag: 'Service levels',
  summary: 'Set the order in which policies are asked',
  description: 'Open tickets keep what judged them.',
  permission: 'sla.manage',
  body: orderPoliciesInput,
  response: listOf(policySchema),
  handler: async ({ ctx, body }) => ({
    data: await reorderPolicies(ctx, body),
    page: { nextCursor: null, hasMore: false },
  }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(reorder)
