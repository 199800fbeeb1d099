'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'

interface TooltipProps {
  /** What it says; a trigger without text of its own still needs an aria-label. */
  content: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

/** Explains the control inside it, on hover and on focus. Never the only place of information. */
export function Tooltip({ content, side = 'top', children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="animate-pop z-50 max-w-64 rounded-md bg-foreground px-2.5 py-1.5 text-xs text-background shadow-raised"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
