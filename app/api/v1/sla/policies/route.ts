import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createPolicy } from '@/lib/sla/policies/create'
import { getPolicy, listPolicies } from '@/lib/sla/policies/queries'
import { createPolicyInput, policySchema } from '@/lib/sla/policies/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/sla/policies',
  tag: 'Service levels',
  summary: 'List the policies in the order in which they are asked',
  description: 'The first one whose conditions hold judges a ticket.',
  permission: ['incident.read', 'sla.manage'],
  query: archivableListQuery,
  response: listOf(policySchema),
  handler: async ({ ctx, query }) => slice(await listPolicies(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/sla/policies',
  tag: 'Service levels',
  summary: 'Add a policy',
  description: 'It judges tickets that are opened or changed from now on. Targets are seconds.',
  permission: 'sla.manage',
  body: createPolicyInput,
  response: policySchema,
  status: 201,
  location: ({ id }) => `/sla/policies/${id}`,
  recall: getPolicy,
  handler: ({ ctx, body }) => createPolicy(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
