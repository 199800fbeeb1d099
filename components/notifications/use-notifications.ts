'use client'

import { useEffect, useState } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { markNotificationsReadAction } from '@/lib/notifications/actions'
import type { NotificationDto } from '@/lib/notifications/schema'
import type { Page } from '@/lib/tickets/schema'
import { useUnread } from './unread'

async function read(cursor: string | null): Promise<Page<NotificationDto> | null> {
  const response = await fetch(`/notifications${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`).catch(() => null)
  return response?.ok ? ((await response.json()) as Page<NotificationDto>) : null
}

export type Loading = 'loading' | 'ready' | 'failed'

/** A person's notices, read page by page from the newest on, and what marks them as read. */
export function useNotifications() {
  const showError = useErrorToast()
  const { unread, setUnread } = useUnread()
  const [items, setItems] = useState<readonly NotificationDto[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [state, setState] = useState<Loading>('loading')

  function take(answer: Page<NotificationDto> | null) {
    setState(answer ? 'ready' : 'failed')
    if (!answer) return
    setItems((known) => [...known, ...answer.data])
    setNext(answer.page.nextCursor)
  }

  useEffect(() => {
    let left = false
    void read(null).then((answer) => {
      if (!left) take(answer)
    })
    return () => {
      left = true
    }
  }, [])

  async function more(): Promise<void> {
    setState('loading')
    take(await read(next))
  }

  /** Those named, or all. */
  async function markRead(ids?: readonly string[]): Promise<void> {
    const now = new Date().toISOString()
    setItems((known) => known.map((item) => (item.readAt || (ids && !ids.includes(item.id)) ? item : { ...item, readAt: now })))
    const result = await call(() => markNotificationsReadAction(ids))
    if (result.ok) setUnread(result.data.unread)
    else showError(result.error)
  }

  return { items, state, unread, hasMore: next !== null, more, markRead }
}
