import { readVersion } from '@/lib/knowledge/versions/queries'
import { versionTextSchema } from '@/lib/knowledge/versions/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/articles/{id}/versions/{version}',
  tag: 'Knowledge base',
  summary: 'Read a version',
  permission: 'kb.write',
  response: versionTextSchema,
  handler: ({ ctx, params }) => readVersion(ctx, params.id, params.version),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
