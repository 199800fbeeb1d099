import { markNotificationsRead } from '@/lib/notifications/mark-read'
import { countUnread, listNotifications } from '@/lib/notifications/queries'
import type { Blind } from './attack'

/** Notices are one's own: another's id is as good as none, so nothing is refused and nothing is found. */
export const notificationBlind: Blind = {
  'lib/notifications/mark-read.ts#markNotificationsRead': (ctx, { ids }) => markNotificationsRead(ctx, { ids: [ids.notification] }),
  'lib/notifications/queries.ts#countUnread': (ctx) => countUnread(ctx),
  'lib/notifications/queries.ts#listNotifications': (ctx) => listNotifications(ctx),
}
