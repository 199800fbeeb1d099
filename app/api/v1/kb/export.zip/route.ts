import { articleListQuery } from '@/lib/knowledge/articles/schema'
import { exportArticles } from '@/lib/knowledge/export/export'
import { zipResponse } from '@/lib/knowledge/export/response'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const exportZip = route({
  method: 'GET',
  path: '/kb/export.zip',
  tag: 'Knowledge base',
  summary: 'All articles of a list, as Markdown in a ZIP archive',
  description: 'Takes the filters of the list. A file for each language; sent while it is made. Each export is in the audit.',
  permission: 'kb.read',
  query: articleListQuery.omit({ limit: true, cursor: true, count: true, sort: true }),
  response: { binary: 'application/zip', description: 'articles/<slug>.<language>.md' },
  handler: async ({ ctx, rawQuery }) => zipResponse('knowledge-base.zip', await exportArticles(ctx, rawQuery)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportZip)
