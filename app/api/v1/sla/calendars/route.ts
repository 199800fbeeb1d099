import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createCalendar } from '@/lib/sla/calendars/create'
import { getCalendar, listCalendars } from '@/lib/sla/calendars/queries'
import { calendarSchema, createCalendarInput } from '@/lib/sla/calendars/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/sla/calendars',
  tag: 'Service levels',
  summary: 'List the business calendars by name',
  permission: ['incident.read', 'sla.manage'],
  query: archivableListQuery,
  response: listOf(calendarSchema),
  handler: async ({ ctx, query }) => slice(await listCalendars(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/sla/calendars',
  tag: 'Service levels',
  summary: 'Add a business calendar',
  permission: 'sla.manage',
  body: createCalendarInput,
  response: calendarSchema,
  status: 201,
  location: ({ id }) => `/sla/calendars/${id}`,
  recall: getCalendar,
  handler: ({ ctx, body }) => createCalendar(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
