import { createItem } from '@/lib/assets/create'
import { getItem, listItems } from '@/lib/assets/queries'
import { createItemInput, itemSchema } from '@/lib/assets/schema'
import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/configuration-items',
  tag: 'Configuration items',
  summary: 'List the configuration items by name',
  permission: ['incident.read', 'item.manage'],
  query: archivableListQuery,
  response: listOf(itemSchema),
  handler: async ({ ctx, query }) => slice(await listItems(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/configuration-items',
  tag: 'Configuration items',
  summary: 'Add a configuration item',
  permission: 'item.manage',
  body: createItemInput,
  response: itemSchema,
  status: 201,
  location: ({ id }) => `/configuration-items/${id}`,
  recall: getItem,
  handler: ({ ctx, body }) => createItem(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
