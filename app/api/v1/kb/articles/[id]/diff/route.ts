import { localeQuery } from '@/lib/knowledge/translations/schema'
import { diffVersions } from '@/lib/knowledge/versions/diff'
import { diffQuery, diffSchema } from '@/lib/knowledge/versions/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/articles/{id}/diff',
  tag: 'Knowledge base',
  summary: 'What changed between two versions',
  description: 'From what is published to the draft, unless told.',
  permission: 'kb.write',
  query: diffQuery.extend(localeQuery.shape),
  response: diffSchema,
  handler: ({ ctx, params, query: { locale, ...versions } }) => diffVersions(ctx, params.id, locale ?? ctx.tenant.locale, versions),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
