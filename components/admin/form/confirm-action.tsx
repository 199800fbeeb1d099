'use client'

import type { ReactNode } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { toast } from '@/components/ui/toast-store'
import type { ActionResult } from '@/lib/people/action-context'
import { useErrorTexts } from './error-texts'

interface ConfirmActionProps {
  trigger: ReactNode
  title: string
  description: string
  confirmLabel: string
  success: string
  tone?: 'danger' | 'primary'
  action: () => Promise<ActionResult<unknown>>
}

/** Asks before an action that cannot simply be undone, and tells how it went. */
export function ConfirmAction({ action, success, ...question }: ConfirmActionProps) {
  const common = useT('common')
  const { whole } = useErrorTexts()

  async function confirm() {
    const result = await call(action)
    if (result.ok) toast.success(success)
    else toast.error(common('error.title'), { description: whole(result.error) })
  }

  return <ConfirmDialog {...question} onConfirm={confirm} />
}
