import { previewArticleImport } from '@/lib/knowledge/import/preview'
import { importInput, importPreviewSchema } from '@/lib/knowledge/import/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const preview = route({
  method: 'POST',
  path: '/kb/imports/preview',
  tag: 'Knowledge base',
  summary: 'What an import would make of files',
  permission: 'kb.write',
  body: importInput,
  response: importPreviewSchema,
  handler: ({ ctx, body }) => previewArticleImport(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(preview)
