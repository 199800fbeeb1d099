import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { listPolicyVersions } from '@/lib/sla/policies/queries'
import { policyVersionSchema } from '@/lib/sla/policies/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/sla/policies/{id}/versions',
  tag: 'Service levels',
  summary: 'List what a policy has said, the newest version first',
  permission: ['incident.read', 'sla.manage'],
  response: listOf(policyVersionSchema),
  handler: async ({ ctx, params }) => ({
    data: await listPolicyVersions(ctx, params.id),
    page: { nextCursor: null, hasMore: false },
  }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
