import { listNotifications } from '@/lib/notifications/queries'
import { notificationListQuery, notificationSchema } from '@/lib/notifications/schema'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/notifications',
  tag: 'Notifications',
  summary: 'List one’s own notifications, the newest first',
  permission: ['incident.read', 'incident.read.own'],
  query: notificationListQuery,
  response: listOf(notificationSchema),
  handler: ({ ctx, rawQuery }) => listNotifications(ctx, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
