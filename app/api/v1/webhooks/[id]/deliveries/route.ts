import { listDeliveries } from '@/lib/integrations/webhooks/deliveries/queries'
import { deliveryListQuery, deliverySchema } from '@/lib/integrations/webhooks/schema'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  tag: 'Webhooks',
  summary: 'List what was sent to an endpoint, the newest first',
  description: 'The log is kept for 30 days.',
  permission: 'webhook.manage',
  query: deliveryListQuery,
  response: listOf(deliverySchema),
  handler: ({ ctx, params, rawQuery }) => listDeliveries(ctx, params.id, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
