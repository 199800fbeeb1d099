import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'
import { archiveCategory } from '@/lib/tickets/categories/archive'
import { getCategory } from '@/lib/tickets/categories/queries'
import { categorySchema, updateCategoryInput } from '@/lib/tickets/categories/schema'
import { updateCategory } from '@/lib/tickets/categories/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/categories/{id}',
  tag: 'Categories',
  summary: 'Get a category',
  permission: ['incident.create', 'incident.read', 'category.manage'],
  response: categorySchema,
  handler: ({ ctx, params }) => getCategory(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/categories/{id}',
  tag: 'Categories',
  summary: 'Rename or move a category',
  permission: 'category.manage',
  body: withVersion(updateCategoryInput),
  response: categorySchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateCategory(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/categories/{id}',
  tag: 'Categories',
  summary: 'Archive a category and all below it',
  description: 'Tickets keep it; it is offered no more.',
  permission: 'category.manage',
  response: null,
  handler: ({ ctx, params }) => archiveCategory(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
