import { getDelivery } from '@/lib/integrations/webhooks/deliveries/queries'
import { deliveryDetailSchema } from '@/lib/integrations/webhooks/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/webhooks/deliveries/{id}',
  tag: 'Webhooks',
  summary: 'Get a delivery with what was sent and answered',
  permission: 'webhook.manage',
  response: deliveryDetailSchema,
  handler: ({ ctx, params }) => getDelivery(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
