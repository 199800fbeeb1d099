import { z } from 'zod'
import { countViews } from '@/lib/incidents/views/counts'
import { route, serve } from '@/lib/platform/http/serve'
import { VIEW_LIMITS } from '@/lib/tickets/views/vocabulary'

export const dynamic = 'force-dynamic'

const counts = route({
  method: 'GET',
  path: '/views/counts',
  tag: 'Views',
  summary: 'How many incidents stand in each of your views',
  description: `By the id of the view, for your first ${VIEW_LIMITS.counted}; 1000 stands for that many or more, null for a view that asks for what the list no longer has.`,
  permission: 'incident.read',
  response: z.record(z.string(), z.int().nullable()),
  handler: ({ ctx }) => countViews(ctx),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(counts)
