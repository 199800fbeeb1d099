'use client'

import { useEffect } from 'react'
import { useT } from '@/components/i18n/use-t'
import { agreeOnTime, startTicking } from './tick'

/**
 * Keeps every clock on the page up to date, whoever rendered it: one timer for all, nothing rendered anew.
 *
 * @param now the server's instant at rendering, epoch milliseconds
 */
export function ClockTicker({ now }: { now: number }) {
  const t = useT('desk')
  useEffect(() => {
    agreeOnTime(now)
    return startTicking((time) => t('clock.overdue', { time }))
  }, [now, t])
  return null
}
