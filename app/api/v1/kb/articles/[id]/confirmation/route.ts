import { markReviewed } from '@/lib/knowledge/articles/mark-reviewed'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { articleSchema } from '@/lib/knowledge/articles/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const confirm = route({
  method: 'POST',
  path: '/kb/articles/{id}/confirmation',
  tag: 'Knowledge base',
  summary: 'Say that an article still holds',
  description: 'Its next review is due one interval from now.',
  permission: 'kb.write',
  response: articleSchema,
  recall: getArticle,
  handler: ({ ctx, params }) => markReviewed(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(confirm)
