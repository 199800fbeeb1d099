'use client'

import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from '@/components/ui/button'

interface ToolProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  icon: LucideIcon
  label: string
  /** As it is pressed: `Ctrl+B`. */
  keys?: string
  /** Whether it holds for what is selected. */
  active?: boolean
}

/** A button of the editor's toolbar. */
export function Tool({ icon: Icon, label, keys, active, ...props }: ToolProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-pressed={active}
      // The text keeps the focus and its selection.
      onMouseDown={(event) => event.preventDefault()}
      className="text-muted-foreground aria-pressed:bg-selected aria-pressed:text-foreground"
      {...props}
    >
      <Icon aria-hidden />
    </Button>
  )
}
