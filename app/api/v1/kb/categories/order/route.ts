import { reorderKbCategories } from '@/lib/knowledge/categories/reorder'
import { kbCategorySchema, orderKbCategoriesInput } from '@/lib/knowledge/categories/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { z } from 'zod'

export const dynamic = 'force-dynamic'

const reorder = route({
  method: 'PUT',
  path: '/kb/categories/order',
  tag: 'Knowledge base',
  summary: 'Put the categories below one parent in order',
  permission: 'kb.manage',
  body: orderKbCategoriesInput,
  response: z.object({ data: z.array(kbCategorySchema) }),
  handler: async ({ ctx, body }) => ({ data: await reorderKbCategories(ctx, body) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(reorder)
