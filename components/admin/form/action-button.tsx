'use client'

import { Button, type ButtonProps } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { useT } from '@/components/i18n/use-t'
import { call } from '@/components/desk/use-action'
import { useTransition } from 'react'
import type { ActionResult } from '@/lib/people/action-context'
import { useErrorTexts } from './error-texts'

interface ActionButtonProps extends Omit<ButtonProps, 'onClick' | 'type'> {
  success: string
  action: () => Promise<ActionResult<unknown>>
}

/** Does one harmless thing at once, and tells how it went. */
export function ActionButton({ action, success, disabled, ...props }: ActionButtonProps) {
  const common = useT('common')
  const { whole } = useErrorTexts()
  const [pending, startTransition] = useTransition()

  function run() {
    startTransition(async () => {
      const result = await call(action)
      if (result.ok) toast.success(success)
      else toast.error(common('error.title'), { description: whole(result.error) })
    })
  }

  return <Button onClick={run} disabled={disabled || pending} aria-busy={pending} {...props} />
}
