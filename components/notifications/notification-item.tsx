'use client'

import { BellRing, Check, CircleAlert, Hourglass } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { DateTime } from '@/components/shared/date-time'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { NotificationGroup } from './grouped'
import { notificationText } from './notification-text'
import { useUnread } from './unread'

const LOOKS = {
  danger: { Icon: CircleAlert, className: 'bg-danger-subtle text-danger-ink' },
  warning: { Icon: Hourglass, className: 'bg-warning-subtle text-warning-ink' },
  neutral: { Icon: BellRing, className: 'bg-muted text-muted-foreground' },
} as const

interface NotificationItemProps {
  group: NotificationGroup
  onOpen: () => void
  onRead: () => void
}

/** The newest notice of a ticket, which leads to it, and how many more there are. */
export function NotificationItem({ group: { newest, unreadIds, others }, onOpen, onRead }: NotificationItemProps) {
  const t = useT('desk')
  const place = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const { ticketsPath } = useUnread()
  const [now] = useState(() => new Date())
  const { subject, happened, href, tone } = notificationText(t, newest, { ...place, ticketsPath })
  const { Icon, className } = LOOKS[tone]
  const isNew = unreadIds.length > 0
  return (
    <li className={cn('relative flex gap-3 px-4 py-3 text-sm hover:bg-accent', isNew && 'bg-selected/50')}>
      <span aria-hidden className={cn('flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-4', className)}>
        <Icon />
      </span>
      <div className="min-w-0 flex-1">
        <p className={cn('wrap-anywhere', isNew && 'font-semibold')}>
          {isNew ? <span className="sr-only">{t('notifications.unread')} </span> : null}
          {happened}
          {others > 0 ? <span className="font-normal text-muted-foreground"> {t('notifications.more_on_ticket', { count: others })}</span> : null}
        </p>
        {href ? (
          <Link href={href} prefetch={false} onClick={onOpen} className="block truncate text-xs text-link after:absolute after:inset-0 hover:underline">
            {subject}
          </Link>
        ) : null}
        <DateTime value={newest.createdAt} place={place} relativeTo={now} className="text-xs text-muted-foreground" />
      </div>
      {isNew ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t('notifications.markOne')}
          title={t('notifications.markOne')}
          onClick={onRead}
          className="relative -mr-1.5 shrink-0"
        >
          <Check aria-hidden />
        </Button>
      ) : null}
    </li>
  )
}
