import { createKbCategory } from '@/lib/knowledge/categories/create'
import { getKbCategory, listKbCategories } from '@/lib/knowledge/categories/queries'
import { createKbCategoryInput, kbCategorySchema } from '@/lib/knowledge/categories/schema'
import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/categories',
  tag: 'Knowledge base',
  summary: 'List the categories of articles, each after its parent',
  query: archivableListQuery,
  response: listOf(kbCategorySchema),
  handler: async ({ ctx, query }) => slice(await listKbCategories(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/kb/categories',
  tag: 'Knowledge base',
  summary: 'Add a category of articles',
  permission: 'kb.manage',
  body: createKbCategoryInput,
  response: kbCategorySchema,
  status: 201,
  location: ({ id }) => `/kb/categories/${id}`,
  recall: getKbCategory,
  handler: ({ ctx, body }) => createKbCategory(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
