import { markNotificationsRead } from '@/lib/notifications/mark-read'
import { readNotificationsInput, unreadSchema } from '@/lib/notifications/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const read = route({
  method: 'POST',
  path: '/notifications/read',
  tag: 'Notifications',
  summary: 'Mark one’s own notifications as read',
  description: 'Those named, or all of them. Doing it twice is the same as once.',
  permission: ['incident.read', 'incident.read.own'],
  body: readNotificationsInput,
  response: unreadSchema,
  handler: ({ ctx, body }) => markNotificationsRead(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(read)
