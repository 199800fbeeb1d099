import { replayDeadDeliveries } from '@/lib/integrations/webhooks/deliveries/replay-all'
import { replayAllInput, replayedSchema } from '@/lib/integrations/webhooks/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const replay = route({
  method: 'POST',
  path: '/webhooks/{id}/replay',
  tag: 'Webhooks',
  summary: 'Try again what was given up since an instant',
  description: 'At most 10,000 deliveries, the oldest first; ask again when that many were replayed.',
  permission: 'webhook.manage',
  body: replayAllInput,
  response: replayedSchema,
  status: 202,
  handler: ({ ctx, params, body }) => replayDeadDeliveries(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(replay)
