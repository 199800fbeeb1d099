import { getWebhook } from '@/lib/integrations/webhooks/queries'
import { deleteWebhook } from '@/lib/integrations/webhooks/remove'
import { updateWebhookInput, webhookSchema } from '@/lib/integrations/webhooks/schema'
import { updateWebhook } from '@/lib/integrations/webhooks/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/webhooks/{id}',
  tag: 'Webhooks',
  summary: 'Get an endpoint and how it is doing',
  permission: 'webhook.manage',
  response: webhookSchema,
  handler: ({ ctx, params }) => getWebhook(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/webhooks/{id}',
  tag: 'Webhooks',
  summary: 'Change an endpoint, turn it off, or on again',
  description: '`active: true` sends what waits at once, and forgets the failures.',
  permission: 'webhook.manage',
  body: withVersion(updateWebhookInput),
  response: webhookSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateWebhook(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/webhooks/{id}',
  tag: 'Webhooks',
  summary: 'Remove an endpoint with its log',
  permission: 'webhook.manage',
  response: null,
  handler: ({ ctx, params }) => deleteWebhook(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
