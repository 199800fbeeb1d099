'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useT } from '@/components/i18n/use-t'
import { toast } from '@/components/ui/toast-store'
import { onLive } from './bus'

const CRITICAL = 1

/** Says at once, wherever one is at the desk, that a critical incident has come in. Not to whoever opened it. */
export function CriticalToast({ me }: { me: string }) {
  const t = useT('desk')
  const router = useRouter()
  /** Whoever has several parts in a ticket hears of it on several channels. */
  const told = useRef(new Set<string>())
  useEffect(
    () =>
      onLive('changed', (changes) => {
        for (const { type, number, priority, actorId } of changes) {
          if (type !== 'incident.created' || priority !== CRITICAL || !number || actorId === me || told.current.has(number)) continue
          told.current.add(number)
          toast.warning(t('live.critical', { number }), {
            action: { label: t('live.open'), onClick: () => router.push(`/desk/incidents/${number}`) },
          })
        }
      }),
    [t, router, me],
  )
  return null
}
