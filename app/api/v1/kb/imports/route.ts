import { importArticles } from '@/lib/knowledge/import/import'
import { importInput, importResultSchema } from '@/lib/knowledge/import/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const create = route({
  method: 'POST',
  path: '/kb/imports',
  tag: 'Knowledge base',
  summary: 'Make drafts of Markdown and HTML files',
  description: '`name.pt-BR.md` and `name.en.md` become one article in two languages. Nothing is published. A file that is refused is told with its reason.',
  permission: 'kb.write',
  body: importInput,
  response: importResultSchema,
  handler: ({ ctx, body }) => importArticles(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(create)
