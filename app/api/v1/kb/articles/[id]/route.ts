import { archiveArticle } from '@/lib/knowledge/articles/archive'
import { readArticle } from '@/lib/knowledge/articles/queries'
import { articleSchema, readableArticleSchema, updateArticleInput } from '@/lib/knowledge/articles/schema'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/articles/{id}',
  tag: 'Knowledge base',
  summary: 'Read an article',
  description: 'By id or number (`KB-000123`), with its published text in the language asked for, else in the nearest there is.',
  query: localeQuery,
  response: readableArticleSchema,
  handler: ({ ctx, params, query }) => readArticle(ctx, params.id, { locale: query.locale ?? ctx.locale }),
})

const update = route({
  method: 'PATCH',
  path: '/kb/articles/{id}',
  tag: 'Knowledge base',
  summary: 'Change what an article is in every language',
  permission: 'kb.write',
  body: withVersion(updateArticleInput),
  response: articleSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateArticle(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/kb/articles/{id}',
  tag: 'Knowledge base',
  summary: 'Archive an article',
  description: 'Readers see it no more, in any language. Its texts stay, and it can be restored.',
  permission: 'kb.manage',
  response: null,
  handler: async ({ ctx, params }) => {
    await archiveArticle(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
