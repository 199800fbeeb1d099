import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { arrangeViews } from '@/lib/tickets/views/arrange'
import { arrangeViewsInput, viewSchema } from '@/lib/tickets/views/schema'

export const dynamic = 'force-dynamic'

const arrange = route({
  method: 'PUT',
  path: '/views/order',
  tag: 'Views',
  summary: 'Set the order of your views, and the one that you begin with',
  description: "Yours alone: nobody else's navigation changes.",
  permission: 'incident.read',
  body: arrangeViewsInput,
  response: listOf(viewSchema),
  handler: async ({ ctx, body }) => ({ data: await arrangeViews(ctx, body), page: { nextCursor: null, hasMore: false } }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(arrange)
