import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createCategory } from '@/lib/tickets/categories/create'
import { getCategory, listCategories } from '@/lib/tickets/categories/queries'
import { categorySchema, createCategoryInput } from '@/lib/tickets/categories/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/categories',
  tag: 'Categories',
  summary: 'List the categories, each after its parent',
  permission: ['incident.create', 'incident.read', 'category.manage'],
  query: archivableListQuery,
  response: listOf(categorySchema),
  handler: async ({ ctx, query }) => slice(await listCategories(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/categories',
  tag: 'Categories',
  summary: 'Add a category',
  permission: 'category.manage',
  body: createCategoryInput,
  response: categorySchema,
  status: 201,
  location: ({ id }) => `/categories/${id}`,
  recall: getCategory,
  handler: ({ ctx, body }) => createCategory(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
