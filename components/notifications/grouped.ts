import type { NotificationDto } from '@/lib/notifications/schema'

/** The notices of one ticket, the newest first; what is about no ticket stands alone. */
export interface NotificationGroup {
  newest: NotificationDto
  /** Of all that were not read. */
  unreadIds: readonly string[]
  /** Beside the newest. */
  others: number
}

/** Notices, the newest first, by their ticket: each stands where its newest is. Pure. */
export function groupedByTicket(items: readonly NotificationDto[]): NotificationGroup[] {
  const groups = Map.groupBy(items, ({ id, ticketId }) => ticketId ?? id)
  return [...groups.values()].flatMap((group) => {
    const [newest] = group
    if (!newest) return []
    return [{ newest, unreadIds: group.filter(({ readAt }) => readAt === null).map(({ id }) => id), others: group.length - 1 }]
  })
}
