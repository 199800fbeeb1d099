import { receiveFile } from '@/lib/platform/http/upload'
import { route, serve } from '@/lib/platform/http/serve'
import { readHolidayFile } from '@/lib/sla/calendars/import-holidays'
import { ICAL_LIMIT, icalSchema } from '@/lib/sla/calendars/schema'

export const dynamic = 'force-dynamic'

const read = route({
  method: 'POST',
  path: '/sla/calendars/ical',
  tag: 'Service levels',
  summary: 'Read the holidays of an iCalendar file',
  description: 'A form with the part `file` (.ics, 1 MB at most). Its whole-day events come back as holidays; nothing is stored.',
  permission: 'sla.manage',
  body: { binary: 'multipart/form-data', description: 'The part `file`' },
  response: icalSchema,
  handler: ({ ctx, request }) => receiveFile(request, ICAL_LIMIT, ({ body }) => readHolidayFile(ctx, body)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(read)
