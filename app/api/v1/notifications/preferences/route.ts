import { getPreferences } from '@/lib/notifications/preferences/queries'
import { preferencesSchema, updatePreferencesInput } from '@/lib/notifications/preferences/schema'
import { updatePreferences } from '@/lib/notifications/preferences/update'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const read = route({
  method: 'GET',
  path: '/notifications/preferences',
  tag: 'Notifications',
  summary: 'What one is told of, by mail and in the app',
  description: 'Within what the organisation tells at all; everything until something is switched off.',
  permission: ['incident.read', 'incident.read.own'],
  response: preferencesSchema,
  handler: async ({ ctx }) => ({ data: await getPreferences(ctx) }),
})

const update = route({
  method: 'PATCH',
  path: '/notifications/preferences',
  tag: 'Notifications',
  summary: 'Choose what one is told of',
  permission: ['incident.read', 'incident.read.own'],
  body: updatePreferencesInput,
  response: preferencesSchema,
  handler: async ({ ctx, body }) => ({ data: await updatePreferences(ctx, body) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(read, update)
