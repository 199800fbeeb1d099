'use client'

import { useEffect, useState } from 'react'
import { ProgressBar } from '@/components/imports/progress-bar'
import { useT } from '@/components/i18n/use-t'
import { signUpProgressAction } from '@/lib/tenants/actions'

const EVERY_MS = 1_000

interface PreparingProps {
  /** Of the sign-up. */
  id: string
  /** Where its administrator is let in once it is done. */
  enter: string
  /** It could not be made, and nothing of it is left. */
  onUndone: () => void
}

/** How far the new organisation is, asked anew each second; leads into it when it is there. */
export function Preparing({ id, enter, onUndone }: PreparingProps) {
  const t = useT('tenants')
  const [value, setValue] = useState<number | null>(null)

  useEffect(() => {
    let asked = false
    const timer = setInterval(() => {
      // One question at a time; one that got lost is asked again.
      if (asked) return
      asked = true
      void signUpProgressAction(id).then(
        (result) => {
          asked = false
          if (!result.ok) return
          const { status, done, total } = result.data
          setValue(done / total)
          if (status === 'running') return
          clearInterval(timer)
          if (status === 'done') window.location.assign(enter)
          else onUndone()
        },
        () => {
          asked = false
        },
      )
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [id, enter, onUndone])

  return (
    <div role="status" className="space-y-4">
      <ProgressBar value={value} label={t('signUp.pending')} />
      <p className="text-sm text-muted-foreground">{t('signUp.preparingHint')}</p>
    </div>
  )
}
