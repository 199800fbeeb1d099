import { getApiKey } from '@/lib/people/api-keys/queries'
import { revokeApiKey } from '@/lib/people/api-keys/revoke'
import { apiKeySchema } from '@/lib/people/api-keys/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/api-keys/{id}',
  tag: 'API keys',
  summary: 'Get an API key, without its secret',
  permission: ['apikey.personal', 'apikey.manage'],
  response: apiKeySchema,
  handler: ({ ctx, params }) => getApiKey(ctx, params.id),
})

const revoke = route({
  method: 'DELETE',
  path: '/api-keys/{id}',
  tag: 'API keys',
  summary: 'Revoke an API key at once',
  permission: ['apikey.personal', 'apikey.manage'],
  response: null,
  handler: ({ ctx, params }) => revokeApiKey(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, revoke)
