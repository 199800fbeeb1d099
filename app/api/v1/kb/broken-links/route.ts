import { listBrokenLinks } from '@/lib/knowledge/links/broken'
import { brokenLinkSchema } from '@/lib/knowledge/links/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { z } from 'zod'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/broken-links',
  tag: 'Knowledge base',
  summary: 'Links of published articles that lead a reader nowhere',
  permission: 'kb.write',
  response: z.object({ data: z.array(brokenLinkSchema) }),
  handler: async ({ ctx }) => ({ data: await listBrokenLinks(ctx) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
