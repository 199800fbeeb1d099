'use client'

import { BellRing, CircleAlert, Hourglass } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { DateTime } from '@/components/shared/date-time'
import { cn } from '@/components/ui/cn'
import type { NotificationDto } from '@/lib/notifications/schema'
import { notificationText } from './notification-text'

const LOOKS = {
  danger: { Icon: CircleAlert, className: 'bg-danger-subtle text-danger-ink' },
  warning: { Icon: Hourglass, className: 'bg-warning-subtle text-warning-ink' },
  neutral: { Icon: BellRing, className: 'bg-muted text-muted-foreground' },
} as const

/** One notice, which leads to what it is about. */
export function NotificationItem({ item, onOpen }: { item: NotificationDto; onOpen: () => void }) {
  const t = useT('desk')
  const place = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const [now] = useState(() => new Date())
  const { subject, happened, href, tone } = notificationText(t, item, place)
  const { Icon, className } = LOOKS[tone]
  const isNew = item.readAt === null
  return (
    <li className={cn('relative flex gap-3 px-4 py-3 text-sm hover:bg-accent', isNew && 'bg-selected/50')}>
      <span aria-hidden className={cn('flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-4', className)}>
        <Icon />
      </span>
      <div className="min-w-0 flex-1">
        <p className={cn('wrap-anywhere', isNew && 'font-semibold')}>
          {isNew ? <span className="sr-only">{t('notifications.unread')} </span> : null}
          {happened}
        </p>
        {href ? (
          <Link href={href} prefetch={false} onClick={onOpen} className="block truncate text-xs text-link after:absolute after:inset-0 hover:underline">
            {subject}
          </Link>
        ) : null}
        <DateTime value={item.createdAt} place={place} relativeTo={now} className="text-xs text-muted-foreground" />
      </div>
      {isNew ? <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-link" /> : null}
    </li>
  )
}
