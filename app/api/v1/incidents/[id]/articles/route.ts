import { linkArticle } from '@/lib/knowledge/deflection/tickets/link'
import { articlesOfTicket } from '@/lib/knowledge/deflection/tickets/queries'
import { linkArticleInput, linkedSchema, ticketArticlesSchema } from '@/lib/knowledge/deflection/tickets/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/articles',
  tag: 'Knowledge base',
  summary: 'List the articles of an incident, and those that may help',
  permission: 'kb.read',
  response: ticketArticlesSchema,
  handler: ({ ctx, params }) => articlesOfTicket(ctx, 'incident', params.id),
})

const link = route({
  method: 'POST',
  path: '/incidents/{id}/articles',
  tag: 'Knowledge base',
  summary: 'Link an article to an incident',
  description: 'With `via: sent` the answer has what goes into a message to the requester. Nothing is sent by this.',
  permission: 'kb.read',
  body: linkArticleInput,
  response: linkedSchema,
  handler: ({ ctx, params, body }) => linkArticle(ctx, 'incident', params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, link)
