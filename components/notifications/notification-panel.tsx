'use client'

import type { RefObject } from 'react'
import { useT } from '@/components/i18n/use-t'
import { AnchoredPopover } from '@/components/ui/anchored-popover'
import { Button } from '@/components/ui/button'
import { groupedByTicket } from './grouped'
import { NotificationItem } from './notification-item'
import { useNotifications } from './use-notifications'

interface NotificationPanelProps {
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** A person's notices, the newest first; what was not read yet is marked. */
export default function NotificationPanel({ anchor, onClose }: NotificationPanelProps) {
  const t = useT()
  const { items, state, unread, hasMore, more, markRead } = useNotifications()
  const anyUnread = unread > 0 || items.some(({ readAt }) => readAt === null)
  return (
    <AnchoredPopover
      anchor={anchor}
      onClose={onClose}
      aria-label={t('desk.notifications.title')}
      align="end"
      className="flex w-[min(24rem,calc(100vw-1.5rem))] flex-col overflow-hidden p-0"
    >
      <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-border px-4">
        <h2 className="font-semibold">{t('desk.notifications.title')}</h2>
        {anyUnread ? (
          <Button variant="link" size="sm" className="px-0" onClick={() => void markRead()}>
            {t('desk.notifications.markAll')}
          </Button>
        ) : null}
      </header>
      <div className="max-h-[min(28rem,70dvh)] overflow-y-auto" aria-busy={state === 'loading'}>
        {items.length > 0 ? (
          <ul className="divide-y divide-border">
            {groupedByTicket(items).map((group) => {
              const read = () => {
                if (group.unreadIds.length > 0) void markRead(group.unreadIds.slice(0, 100))
              }
              return (
                <NotificationItem
                  key={group.newest.ticketId ?? group.newest.id}
                  group={group}
                  onRead={read}
                  onOpen={() => {
                    read()
                    onClose()
                  }}
                />
              )
            })}
          </ul>
        ) : (
          <p role="status" className="px-6 py-10 text-center text-sm text-muted-foreground">
            {t(state === 'ready' ? 'desk.notifications.empty' : state === 'failed' ? 'desk.notifications.failed' : 'common.combobox.searching')}
          </p>
        )}
        {hasMore ? (
          <div className="border-t border-border p-1.5">
            <Button variant="ghost" size="sm" className="w-full" disabled={state === 'loading'} onClick={() => void more()}>
              {t('desk.notifications.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </AnchoredPopover>
  )
}
