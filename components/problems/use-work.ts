'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { toast } from '@/components/ui/toast-store'
import type { ActionError, ActionResult } from '@/lib/people/action-context'

interface Work<T> {
  send: () => Promise<ActionResult<T>>
  done?: (data: T) => void
  /** Shows an error itself and says so; left out, or answering false, it is told in a toast. */
  failed?: (error: ActionError) => boolean
}

/** Sends a change of a problem. One that came too late says so, and the page shows what there is now. */
export function useWork() {
  const t = useT('problems.page')
  const router = useRouter()
  const showError = useErrorToast()
  const [pending, startTransition] = useTransition()

  function run<T>({ send, done, failed }: Work<T>): void {
    startTransition(async () => {
      const result = await call(send)
      if (result.ok) {
        // Together with what the page then shows: a form closes on the new text, not on the one before it.
        startTransition(() => done?.(result.data))
        return
      }
      if (failed?.(result.error)) return
      if (result.error.code === 'conflict') {
        router.refresh()
        toast.warning(t('conflict'), { description: result.error.message })
      } else {
        showError(result.error)
      }
    })
  }

  return { pending, run }
}
