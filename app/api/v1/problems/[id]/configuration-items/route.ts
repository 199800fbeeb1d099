import { itemsOfTicket } from '@/lib/assets/queries'
import { setItemsInput, ticketItemsSchema } from '@/lib/assets/schema'
import { setItems } from '@/lib/assets/set-items'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/configuration-items',
  tag: 'Configuration items',
  summary: 'List what a problem is about',
  permission: 'incident.read',
  response: ticketItemsSchema,
  handler: async ({ ctx, params }) => ({ data: await itemsOfTicket(ctx, 'problem', params.id) }),
})

const set = route({
  method: 'PUT',
  path: '/problems/{id}/configuration-items',
  tag: 'Configuration items',
  summary: 'Say what a problem is about',
  description: 'The full new set: items that are not in it are taken away.',
  permission: 'problem.manage',
  body: setItemsInput,
  response: ticketItemsSchema,
  handler: async ({ ctx, params, body }) => ({ data: await setItems(ctx, 'problem', params.id, body) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, set)
