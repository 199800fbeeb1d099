import { searchAs } from '@/lib/knowledge/search/search-as'
import { articleSearchQuery, articleSearchSchema } from '@/lib/knowledge/search/schema'
import { openRoute, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const search = openRoute({
  method: 'GET',
  path: '/kb/search',
  tag: 'Knowledge base',
  summary: 'Search the published articles',
  description:
    'Without a key: the public ones, 60 searches a minute from one network. With a key or token: those that its user may read. Words by their stems in Portuguese and English, with or without accents; what may have been meant when nothing is written so.',
  query: articleSearchQuery,
  response: articleSearchSchema,
  handler: ({ visit, request, rawQuery }) => searchAs(visit, request.headers.get('authorization'), rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(search)
