import { createWebhook } from '@/lib/integrations/webhooks/create'
import { listWebhooks } from '@/lib/integrations/webhooks/queries'
import { createWebhookInput, webhookSchema, webhookWithSecret } from '@/lib/integrations/webhooks/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'List the endpoints by name',
  permission: 'webhook.manage',
  query: plainListQuery,
  response: listOf(webhookSchema),
  handler: async ({ ctx, query }) => slice(await listWebhooks(ctx), query),
})

const create = route({
  method: 'POST',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'Add an endpoint',
  description: 'What happens from now on is sent to it. The answer is the only place where its `secret` is seen.',
  permission: 'webhook.manage',
  body: createWebhookInput,
  response: webhookWithSecret,
  status: 201,
  location: ({ id }) => `/webhooks/${id}`,
  secret: true,
  handler: ({ ctx, body }) => createWebhook(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
