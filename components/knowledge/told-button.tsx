'use client'

import { type ReactNode, useTransition } from 'react'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button, type ButtonProps } from '@/components/ui/button'
import type { ActionResult } from '@/lib/people/action-context'
import { useTold } from './errors'

interface ToldButtonProps extends Omit<ButtonProps, 'onClick' | 'type'> {
  success: string
  action: () => Promise<ActionResult<unknown>>
  /** Asked before, when it cannot simply be undone. */
  confirm?: { title: string; text: string; label: string; tone?: 'danger' | 'primary' }
  onDone?: () => void
  children: ReactNode
}

/** Does one thing, perhaps after asking, and tells how it went. */
export function ToldButton({ action, success, confirm, onDone, disabled, ...props }: ToldButtonProps) {
  const told = useTold()
  const [pending, startTransition] = useTransition()

  async function run() {
    const result = await told(action, success)
    if (result.ok) onDone?.()
  }

  if (!confirm) return <Button disabled={disabled || pending} aria-busy={pending} onClick={() => startTransition(run)} {...props} />
  return (
    <ConfirmDialog
      trigger={<Button disabled={disabled} {...props} />}
      title={confirm.title}
      description={confirm.text}
      confirmLabel={confirm.label}
      tone={confirm.tone ?? 'danger'}
      onConfirm={run}
    />
  )
}
