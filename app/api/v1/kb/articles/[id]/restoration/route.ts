import { restoreArticle } from '@/lib/knowledge/articles/archive'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { articleSchema } from '@/lib/knowledge/articles/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const restore = route({
  method: 'POST',
  path: '/kb/articles/{id}/restoration',
  tag: 'Knowledge base',
  summary: 'Take an archived article up again, as drafts',
  permission: 'kb.manage',
  response: articleSchema,
  recall: getArticle,
  handler: ({ ctx, params }) => restoreArticle(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(restore)
