import { restoreKbCategory } from '@/lib/knowledge/categories/archive'
import { getKbCategory } from '@/lib/knowledge/categories/queries'
import { kbCategorySchema } from '@/lib/knowledge/categories/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const restore = route({
  method: 'POST',
  path: '/kb/categories/{id}/restoration',
  tag: 'Knowledge base',
  summary: 'Take an archived category of articles into use again',
  permission: 'kb.manage',
  response: kbCategorySchema,
  recall: getKbCategory,
  handler: ({ ctx, params }) => restoreKbCategory(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(restore)
