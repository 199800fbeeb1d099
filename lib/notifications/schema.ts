import { z } from 'zod'
import { plainListQuery } from '@/lib/platform/http/list'

export const notificationListQuery = plainListQuery.extend({
  unread: z.stringbool().default(false).describe('true: only those that were not read yet'),
})

export const notificationSchema = z.object({
  id: z.uuid(),
  type: z.string().describe('An event of the organisation’s matrix, such as `assigned` or `sla_breach`; more may come'),
  ticketId: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()).describe('What it says: number and title of the ticket, actor; for `sla_…` metric and dueAt'),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})

export const readNotificationsInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(100).optional().describe('All that there are when left out'),
})

export const unreadSchema = z.object({ unread: z.int().describe('How many are left') })

export type NotificationDto = z.infer<typeof notificationSchema>
