import { z } from 'zod'
import { incidentViews } from '@/lib/incidents/views/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createView } from '@/lib/tickets/views/create'
import { getView, listViews } from '@/lib/tickets/views/queries'
import { viewSchema } from '@/lib/tickets/views/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/views',
  tag: 'Views',
  summary: 'List the saved views of queues, in your order',
  permission: 'incident.read',
  query: plainListQuery.extend({ all: z.stringbool().default(false).describe('true: those of other teams, too; needs `view.share`') }),
  response: listOf(viewSchema),
  handler: async ({ ctx, query: { all, ...page } }) => slice(await listViews(ctx, { all }), page),
})

const create = route({
  method: 'POST',
  path: '/views',
  tag: 'Views',
  summary: 'Save a view',
  description: 'Views for a team or for everybody need `view.share`.',
  permission: 'incident.read',
  body: incidentViews.create,
  response: viewSchema,
  status: 201,
  location: ({ id }) => `/views/${id}`,
  recall: getView,
  handler: ({ ctx, body }) => createView(ctx, incidentViews, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
