import { getArticle } from '@/lib/knowledge/articles/queries'
import { articleSchema } from '@/lib/knowledge/articles/schema'
import { publish } from '@/lib/knowledge/publishing/publish'
import { publishInput, unpublishQuery } from '@/lib/knowledge/publishing/schema'
import { unpublish } from '@/lib/knowledge/publishing/unpublish'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const create = route({
  method: 'POST',
  path: '/kb/articles/{id}/publication',
  tag: 'Knowledge base',
  summary: 'Publish a language of an article, now or later',
  description: 'The draft as it is, or the version in `versionId`. With `at`, at that instant; it replaces what was planned before.',
  permission: 'kb.publish',
  query: localeQuery,
  body: publishInput,
  response: articleSchema,
  recall: getArticle,
  handler: ({ ctx, params, query, body }) => publish(ctx, params.id, query.locale ?? ctx.tenant.locale, body),
})

const remove = route({
  method: 'DELETE',
  path: '/kb/articles/{id}/publication',
  tag: 'Knowledge base',
  summary: 'Take a language of an article from the readers',
  permission: 'kb.publish',
  query: unpublishQuery,
  response: null,
  handler: async ({ ctx, params, query: { locale, to } }) => {
    await unpublish(ctx, params.id, locale ?? ctx.tenant.locale, { to })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(create, remove)
