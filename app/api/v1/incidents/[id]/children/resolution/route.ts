import { resolveFamily } from '@/lib/incidents/family/resolve'
import { resolvedFamily, resolveFamilyInput } from '@/lib/incidents/family/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const resolve = route({
  method: 'POST',
  path: '/incidents/{id}/children/resolution',
  tag: 'Relations',
  summary: 'Resolve an incident together with incidents below it',
  description:
    'All of them with the same resolution, or none: 409 names in `current` which one stops it, and why. ' +
    'The comment is written on each, as a public reply unless told.',
  permission: 'incident.transition',
  body: resolveFamilyInput,
  response: resolvedFamily,
  handler: ({ ctx, params, body }) => resolveFamily(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(resolve)
