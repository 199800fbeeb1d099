import { searchPageSchema } from '@/lib/incidents/search/schema'
import { searchTickets } from '@/lib/incidents/search/search'
import { route, serve } from '@/lib/platform/http/serve'
import { searchQuery } from '@/lib/tickets/search/schema'

export const dynamic = 'force-dynamic'

const search = route({
  method: 'GET',
  path: '/search',
  tag: 'Search',
  summary: 'Search the texts of tickets',
  description:
    'In Portuguese and English: words by their stems, with or without accents. Requesters find what they may read of their own tickets. `page.total` counts the newest 5,000 that match at most.',
  permission: ['incident.read', 'incident.read.own'],
  query: searchQuery,
  response: searchPageSchema,
  handler: ({ ctx, rawQuery }) => searchTickets(ctx, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(search)
