import { createPersonalKey } from '@/lib/people/api-keys/create-personal'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { listApiKeys, listOwnApiKeys } from '@/lib/people/api-keys/queries'
import { apiKeySchema, newApiKeySchema, personalKeyInput, serviceKeyInput } from '@/lib/people/api-keys/schema'
import { can } from '@/lib/platform/auth/permissions'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { validated } from '@/lib/platform/http/validated'
import { z } from 'zod'

export const dynamic = 'force-dynamic'

/** A personal key acts as its maker, a service key as an account of its own. */
const newKey = z.discriminatedUnion('kind', [
  personalKeyInput.extend({ kind: z.literal('personal') }),
  serviceKeyInput.extend({ kind: z.literal('service') }),
])

const list = route({
  method: 'GET',
  path: '/api-keys',
  tag: 'API keys',
  summary: 'List API keys, the newest first',
  description: 'All keys for those who manage them, else one’s own.',
  permission: ['apikey.personal', 'apikey.manage'],
  query: plainListQuery,
  response: listOf(apiKeySchema),
  handler: async ({ ctx, query }) =>
    slice(await (can(ctx, 'apikey.manage') ? listApiKeys(ctx) : listOwnApiKeys(ctx)), query),
})

const create = route({
  method: 'POST',
  path: '/api-keys',
  tag: 'API keys',
  summary: 'Make an API key',
  description: 'The answer is the only place where its `secret` is seen.',
  permission: ['apikey.personal', 'apikey.manage'],
  body: newKey,
  response: newApiKeySchema,
  status: 201,
  location: ({ id }) => `/api-keys/${id}`,
  secret: true,
  handler({ ctx, body }) {
    const { kind, ...input } = validated(newKey, body)
    return kind === 'service' ? createServiceKey(ctx, input) : createPersonalKey(ctx, input)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
