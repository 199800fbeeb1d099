import { draftSchema } from '@/lib/knowledge/drafts/schema'
import { restoreVersion } from '@/lib/knowledge/versions/restore'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const restore = route({
  method: 'POST',
  path: '/kb/articles/{id}/versions/{version}/restoration',
  tag: 'Knowledge base',
  summary: 'Take the text of a version into the draft',
  description: 'What is published stays until the draft is published.',
  permission: 'kb.write',
  response: draftSchema,
  handler: ({ ctx, params, ifMatch }) => restoreVersion(ctx, params.id, params.version, ifMatch),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(restore)
