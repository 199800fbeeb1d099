'use client'

import { useSyncExternalStore } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Kbd } from '@/components/ui/kbd'

const never = () => () => undefined
const onMac = () => /mac|iphone|ipad/i.test(navigator.platform)

/** A key or keys as they are written on the keyboard before the reader. */
export function Keys({ keys }: { keys: string }) {
  const t = useT('desk')
  const mac = useSyncExternalStore(never, onMac, () => false)
  const [one, two] = keys.split(' ')
  return (
    <span className="inline-flex items-center gap-1">
      {one?.split('+').map((part) => (
        <Kbd key={part}>{part === 'mod' ? (mac ? '⌘' : 'Ctrl') : part.toUpperCase()}</Kbd>
      ))}
      {two ? (
        <>
          <span className="text-2xs text-muted-foreground">{t('keys.then')}</span>
          <Kbd>{two.toUpperCase()}</Kbd>
        </>
      ) : null}
    </span>
  )
}
