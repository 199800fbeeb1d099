import { itemsOfTicket } from '@/lib/assets/queries'
import { setItemsInput, ticketItemsSchema } from '@/lib/assets/schema'
import { setItems } from '@/lib/assets/set-items'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/configuration-items',
  tag: 'Configuration items',
  summary: 'List what an incident is about',
  permission: 'incident.read',
  response: ticketItemsSchema,
  handler: async ({ ctx, params }) => ({ data: await itemsOfTicket(ctx, 'incident', params.id) }),
})

const set = route({
  method: 'PUT',
  path: '/incidents/{id}/configuration-items',
  tag: 'Configuration items',
  summary: 'Say what an incident is about',
  description: 'The full new set: items that are not in it are taken away.',
  permission: 'incident.update',
  body: setItemsInput,
  response: ticketItemsSchema,
  handler: async ({ ctx, params, body }) => ({ data: await setItems(ctx, 'incident', params.id, body) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, set)
