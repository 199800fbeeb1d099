'use client'

import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { panelClasses } from './panel'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor
export const PopoverClose = Radix.Close

/** A popover is a dialog to assistive technology, and has to be named. */
type PopoverContentProps = ComponentProps<typeof Radix.Content> & { 'aria-label': string }

export function PopoverContent({ className, sideOffset = 6, ...props }: PopoverContentProps) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(panelClasses, 'max-h-(--radix-popover-content-available-height) w-72 p-4', className)}
        {...props}
      />
    </Radix.Portal>
  )
}
