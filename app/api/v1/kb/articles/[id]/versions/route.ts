import { localeQuery } from '@/lib/knowledge/translations/schema'
import { listVersions } from '@/lib/knowledge/versions/queries'
import { versionSchema } from '@/lib/knowledge/versions/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/articles/{id}/versions',
  tag: 'Knowledge base',
  summary: 'List what an article has said in a language, the newest first',
  permission: 'kb.write',
  query: plainListQuery.extend(localeQuery.shape),
  response: listOf(versionSchema),
  handler: async ({ ctx, params, query: { locale, ...page } }) => slice(await listVersions(ctx, params.id, locale ?? ctx.tenant.locale), page),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
