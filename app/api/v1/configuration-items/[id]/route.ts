import { archiveItem } from '@/lib/assets/archive'
import { getItem } from '@/lib/assets/queries'
import { itemSchema, updateItemInput } from '@/lib/assets/schema'
import { updateItem } from '@/lib/assets/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/configuration-items/{id}',
  tag: 'Configuration items',
  summary: 'Get a configuration item',
  permission: ['incident.read', 'item.manage'],
  response: itemSchema,
  handler: ({ ctx, params }) => getItem(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/configuration-items/{id}',
  tag: 'Configuration items',
  summary: 'Rename a configuration item, or change its kind',
  permission: 'item.manage',
  body: withVersion(updateItemInput),
  response: itemSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateItem(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/configuration-items/{id}',
  tag: 'Configuration items',
  summary: 'Archive a configuration item',
  description: 'Tickets keep it; it is offered no more.',
  permission: 'item.manage',
  response: null,
  handler: ({ ctx, params }) => archiveItem(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
