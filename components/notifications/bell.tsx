'use client'

import { Bell } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { useUnread } from './unread'

/** Fetched when it is first opened. */
const NotificationPanel = dynamic(() => import('./notification-panel'))

/** The button behind which a person's notices are, with how many are new. */
export function NotificationBell({ className }: { className?: string }) {
  const t = useT('desk')
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const { unread } = useUnread()
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="icon"
        aria-label={t('notifications.bell', { count: unread })}
        title={t('notifications.title')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={cn('relative', className)}
      >
        <Bell aria-hidden />
        {unread > 0 ? (
          <span
            aria-hidden
            className="absolute top-0.5 right-0 min-w-4 rounded-full bg-danger px-1 text-center text-[0.625rem] leading-4 font-semibold text-danger-foreground tabular-nums"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </Button>
      {open ? <NotificationPanel anchor={button} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
