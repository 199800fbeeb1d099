'use client'

import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { MenuButtonProps } from './menu-button'

/** The button of a menu together with the menu. */
export default function ActionMenu({ actions, open, onOpenChange, ...button }: MenuButtonProps) {
  return (
    <DropdownMenu open={open} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>
        <Button {...button} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {actions.map(({ key, label, tone, run }) => (
          <DropdownMenuItem key={key} tone={tone} onSelect={run}>
            {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
