import { z } from 'zod'
import { suggest } from '@/lib/knowledge/deflection/suggest'
import { suggestInput, suggestionSchema } from '@/lib/knowledge/deflection/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const find = route({
  method: 'POST',
  path: '/kb/suggestions',
  tag: 'Knowledge base',
  summary: 'Find what may answer a ticket while it is written',
  description: 'Articles that the user may read, and known errors published to requesters; the likeliest first, none as a rule. What was offered is counted once a session.',
  permission: 'incident.create',
  body: suggestInput,
  response: z.object({ data: z.array(suggestionSchema) }),
  handler: async ({ ctx, body }) => ({ data: await suggest(ctx, body) }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(find)
