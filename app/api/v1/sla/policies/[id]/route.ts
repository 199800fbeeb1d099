import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'
import { archivePolicy } from '@/lib/sla/policies/archive'
import { getPolicy } from '@/lib/sla/policies/queries'
import { policySchema, updatedPolicySchema, updatePolicyInput } from '@/lib/sla/policies/schema'
import { updatePolicy } from '@/lib/sla/policies/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/sla/policies/{id}',
  tag: 'Service levels',
  summary: 'Get a policy in its newest version',
  permission: ['incident.read', 'sla.manage'],
  response: policySchema,
  handler: ({ ctx, params }) => getPolicy(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/sla/policies/{id}',
  tag: 'Service levels',
  summary: 'Change a policy, which makes a new version of it',
  description:
    'Open tickets keep the version that judged them, unless `moveOpen` is true. A field that is given replaces all that it held.',
  permission: 'sla.manage',
  body: withVersion(updatePolicyInput),
  response: updatedPolicySchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updatePolicy(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/sla/policies/{id}',
  tag: 'Service levels',
  summary: 'Archive a policy',
  description: 'Tickets that it has judged keep it; it judges no more.',
  permission: 'sla.manage',
  response: null,
  handler: ({ ctx, params }) => archivePolicy(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
