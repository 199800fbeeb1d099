import { testResultSchema } from '@/lib/integrations/webhooks/schema'
import { testWebhook } from '@/lib/integrations/webhooks/test'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const test = route({
  method: 'POST',
  path: '/webhooks/{id}/test',
  tag: 'Webhooks',
  summary: 'Send `webhook.test` to an endpoint at once, and see what it answers',
  permission: 'webhook.manage',
  response: testResultSchema,
  handler: ({ ctx, params }) => testWebhook(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(test)
