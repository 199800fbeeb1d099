import { replayDelivery } from '@/lib/integrations/webhooks/deliveries/replay'
import { deliverySchema } from '@/lib/integrations/webhooks/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const replay = route({
  method: 'POST',
  path: '/webhooks/deliveries/{id}/replay',
  tag: 'Webhooks',
  summary: 'Send a delivery again',
  description: 'The same event under the same id, as another entry of the log.',
  permission: 'webhook.manage',
  response: deliverySchema,
  status: 202,
  handler: ({ ctx, params }) => replayDelivery(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(replay)
