import { mergeIncident } from '@/lib/incidents/merge/merge'
import { undoMerge } from '@/lib/incidents/merge/undo'
import { getIncident } from '@/lib/incidents/queries'
import { incidentSchema } from '@/lib/incidents/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { mergeInput } from '@/lib/tickets/merge/schema'

export const dynamic = 'force-dynamic'

const merge = route({
  method: 'POST',
  path: '/incidents/{id}/merge',
  tag: 'Relations',
  summary: 'Merge an incident into another',
  description:
    'It ends as a duplicate with `mergedInto` set, and the other one lists both conversations and timelines, each entry ' +
    'of the merged one with its `origin`. An `into` that is merged itself stands for its own target. Replies to the ' +
    'merged incident go to that. Repeating it changes nothing.',
  permission: 'incident.merge',
  body: mergeInput,
  response: incidentSchema,
  recall: getIncident,
  handler: ({ ctx, params, body }) => mergeIncident(ctx, params.id, body),
})

const undo = route({
  method: 'DELETE',
  path: '/incidents/{id}/merge',
  tag: 'Relations',
  summary: 'Undo the merge of an incident',
  description: 'It is what it was, with the replies that were addressed to it meanwhile; 404 when it is not merged.',
  permission: 'incident.merge',
  response: null,
  async handler({ ctx, params }) {
    await undoMerge(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(merge, undo)
