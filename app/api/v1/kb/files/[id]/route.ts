import { openArticleFile } from '@/lib/knowledge/files/queries'
import { removeArticleFile } from '@/lib/knowledge/files/remove'
import { downloadResponse } from '@/lib/platform/http/download'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const download = route({
  method: 'GET',
  path: '/kb/files/{id}',
  tag: 'Knowledge base',
  summary: 'Download a file of an article',
  response: { binary: 'application/octet-stream', description: 'The bytes; always as an attachment' },
  handler: async ({ ctx, params }) => downloadResponse(await openArticleFile(ctx, params.id)),
})

const remove = route({
  method: 'DELETE',
  path: '/kb/files/{id}',
  tag: 'Knowledge base',
  summary: 'Remove a file that no text shows',
  permission: 'kb.write',
  response: null,
  handler: ({ ctx, params }) => removeArticleFile(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(download, remove)
