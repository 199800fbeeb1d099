import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'
import { archiveCalendar } from '@/lib/sla/calendars/archive'
import { getCalendar } from '@/lib/sla/calendars/queries'
import { calendarSchema, updateCalendarInput, updatedCalendarSchema } from '@/lib/sla/calendars/schema'
import { updateCalendar } from '@/lib/sla/calendars/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/sla/calendars/{id}',
  tag: 'Service levels',
  summary: 'Get a business calendar',
  permission: ['incident.read', 'sla.manage'],
  response: calendarSchema,
  handler: ({ ctx, params }) => getCalendar(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/sla/calendars/{id}',
  tag: 'Service levels',
  summary: 'Change a business calendar',
  description: 'Makes a new version of it. Tickets keep the version that judged them, unless `moveOpen` is true.',
  permission: 'sla.manage',
  body: withVersion(updateCalendarInput),
  response: updatedCalendarSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateCalendar(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/sla/calendars/{id}',
  tag: 'Service levels',
  summary: 'Archive a business calendar',
  description: 'Refused while a policy in force counts by it. Tickets that it judged keep it.',
  permission: 'sla.manage',
  response: null,
  handler: ({ ctx, params }) => archiveCalendar(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
