'use client'

import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'

const ActionMenu = lazy(() => import('./action-menu'))

export interface MenuAction {
  key: string
  label: string
  tone?: 'danger'
  run: () => void
}

export interface MenuButtonProps extends Omit<ButtonProps, 'onClick' | 'asChild'> {
  actions: readonly MenuAction[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A button with a menu. The menu is fetched when it is first opened, and takes the button's place. */
export function MenuButton({ actions, open, onOpenChange, ...button }: MenuButtonProps) {
  const [needed, setNeeded] = useState(false)
  if (open && !needed) setNeeded(true)
  const closed = <Button {...button} aria-haspopup="menu" aria-expanded={false} onClick={() => onOpenChange(true)} />
  if (!needed) return closed
  return (
    <Suspense fallback={closed}>
      <ActionMenu {...button} actions={actions} open={open} onOpenChange={onOpenChange} />
    </Suspense>
  )
}
