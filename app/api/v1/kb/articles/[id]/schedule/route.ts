import { cancelSchedule } from '@/lib/knowledge/publishing/unpublish'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const remove = route({
  method: 'DELETE',
  path: '/kb/articles/{id}/schedule',
  tag: 'Knowledge base',
  summary: 'Drop what was planned to be published',
  permission: 'kb.publish',
  query: localeQuery,
  response: null,
  handler: async ({ ctx, params, query }) => {
    await cancelSchedule(ctx, params.id, query.locale ?? ctx.tenant.locale)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(remove)
