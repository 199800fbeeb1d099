import { exportArticle } from '@/lib/knowledge/export/export'
import { markdownResponse } from '@/lib/knowledge/export/response'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const exportMarkdown = route({
  method: 'GET',
  path: '/kb/articles/{id}/export.md',
  tag: 'Knowledge base',
  summary: 'An article in a language, as Markdown',
  description: 'With what it is in YAML in front. Links to articles are written by slug, so that an import elsewhere finds them.',
  query: localeQuery,
  response: { binary: 'text/markdown', description: 'UTF-8' },
  handler: async ({ ctx, params, query }) => markdownResponse(await exportArticle(ctx, params.id, query.locale ?? ctx.tenant.locale)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(exportMarkdown)
