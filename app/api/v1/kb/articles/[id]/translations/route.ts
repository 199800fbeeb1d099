import { getArticle } from '@/lib/knowledge/articles/queries'
import { articleSchema } from '@/lib/knowledge/articles/schema'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { createTranslationInput, localeQuery, updateTranslationInput } from '@/lib/knowledge/translations/schema'
import { changeSlug } from '@/lib/knowledge/translations/update'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const create = route({
  method: 'POST',
  path: '/kb/articles/{id}/translations',
  tag: 'Knowledge base',
  summary: 'Begin a translation, as a draft',
  description: 'It starts from the text of the source language.',
  permission: 'kb.write',
  body: createTranslationInput,
  response: articleSchema,
  status: 201,
  recall: getArticle,
  handler: ({ ctx, params, body }) => createTranslation(ctx, params.id, body),
})

const update = route({
  method: 'PATCH',
  path: '/kb/articles/{id}/translations',
  tag: 'Knowledge base',
  summary: 'Give an article another address in a language',
  description: 'The old address leads to the new one.',
  permission: 'kb.publish',
  query: localeQuery,
  body: updateTranslationInput,
  response: articleSchema,
  handler: ({ ctx, params, query, body }) => changeSlug(ctx, params.id, query.locale ?? ctx.tenant.locale, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(create, update)
