import { createArticle } from '@/lib/knowledge/articles/create'
import { listArticles } from '@/lib/knowledge/articles/list'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { articleListQuery, articleSchema, createArticleInput } from '@/lib/knowledge/articles/schema'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/articles',
  tag: 'Knowledge base',
  summary: 'List the articles that you may read',
  description: 'Requesters are shown published ones only; who writes sees drafts too.',
  query: articleListQuery,
  response: listOf(articleSchema),
  handler: ({ ctx, query }) => listArticles(ctx, query),
})

const create = route({
  method: 'POST',
  path: '/kb/articles',
  tag: 'Knowledge base',
  summary: 'Begin an article, as a draft',
  description: 'Without `body` it begins with the text of its template.',
  permission: 'kb.write',
  body: createArticleInput,
  response: articleSchema,
  status: 201,
  location: ({ id }) => `/kb/articles/${id}`,
  recall: getArticle,
  handler: ({ ctx, body }) => createArticle(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
