import { route, serve } from '@/lib/platform/http/serve'
import { previewCalendar } from '@/lib/sla/calendars/preview'
import { previewInput, previewSchema } from '@/lib/sla/calendars/schema'

export const dynamic = 'force-dynamic'

const preview = route({
  method: 'POST',
  path: '/sla/calendars/preview',
  tag: 'Service levels',
  summary: 'Count business time by a calendar that is not stored',
  description:
    'With `seconds`: the instant at which so much open time since `start` is used up; at closing time, when that uses it up ' +
    'exactly. With `end`: the open time between the two.',
  permission: ['incident.read', 'sla.manage'],
  body: previewInput,
  response: previewSchema,
  handler: async ({ ctx, body }) => previewCalendar(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(preview)
