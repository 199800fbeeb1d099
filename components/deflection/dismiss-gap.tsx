'use client'

import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { dismissGapAction } from '@/lib/knowledge/insight/actions'
import type { GapKind } from '@/lib/knowledge/insight/schema'

interface DismissGapProps {
  kind: GapKind
  gapKey: string
  /** What is put aside, for those who hear the button. */
  title: string
  label: string
  done: string
}

/** Puts a gap aside, until it grows anew. */
export function DismissGap({ kind, gapKey, title, label, done }: DismissGapProps) {
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()
  const dismiss = () =>
    startTransition(async () => {
      const result = await call(() => dismissGapAction(kind, gapKey))
      if (result.ok) toast.success(done)
      else showError(result.error)
    })
  return (
    <Button variant="ghost" size="sm" aria-label={`${label}: ${title}`} disabled={pending} aria-busy={pending} onClick={dismiss}>
      {label}
    </Button>
  )
}
