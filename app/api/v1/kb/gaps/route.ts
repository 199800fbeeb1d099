import { dismissGap } from '@/lib/knowledge/insight/dismiss'
import { listGaps } from '@/lib/knowledge/insight/gaps'
import { dismissInput, gapsSchema } from '@/lib/knowledge/insight/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/gaps',
  tag: 'Knowledge base',
  summary: 'List what the knowledge base lacks',
  description:
    'Of the last 90 days: searches that mostly found nothing, articles with bad feedback, categories solved without an article, articles of tickets that were reopened. Writers who do not manage the knowledge base are shown what concerns their own articles.',
  permission: ['kb.write', 'kb.manage'],
  response: gapsSchema,
  handler: async ({ ctx }) => ({ data: await listGaps(ctx) }),
})

const dismiss = route({
  method: 'DELETE',
  path: '/kb/gaps',
  tag: 'Knowledge base',
  summary: 'Put a gap aside, until it grows anew',
  permission: ['kb.write', 'kb.manage'],
  query: dismissInput,
  response: null,
  handler: ({ ctx, rawQuery }) => dismissGap(ctx, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, dismiss)
