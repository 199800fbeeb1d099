'use client'

import { Alert } from '@/components/ui/alert'
import { cn } from '@/components/ui/cn'
import type { ActionError } from '@/lib/people/action-context'
import { useErrorTexts } from './error-texts'

/** Why a form failed, above it; announced as it appears. */
export function FormError({ error, className }: { error: ActionError | null; className?: string }) {
  const { whole } = useErrorTexts()
  return (
    <div role="alert" className={cn('empty:hidden', className)}>
      {error ? <Alert tone="danger">{whole(error)}</Alert> : null}
    </div>
  )
}
