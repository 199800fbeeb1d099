import { rotateWebhookSecret } from '@/lib/integrations/webhooks/rotate'
import { rotateInput, webhookWithSecret } from '@/lib/integrations/webhooks/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const rotate = route({
  method: 'POST',
  path: '/webhooks/{id}/secret',
  tag: 'Webhooks',
  summary: 'Give an endpoint a new secret',
  description: 'The one before signs too for `overlapHours`. The answer is the only place where the new one is seen.',
  permission: 'webhook.manage',
  body: rotateInput,
  response: webhookWithSecret,
  secret: true,
  handler: ({ ctx, params, body }) => rotateWebhookSecret(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(rotate)
