'use client'

import type { ComponentProps, RefObject } from 'react'
import { Popover, PopoverAnchor, PopoverContent } from './popover'

interface AnchoredPopoverProps extends ComponentProps<typeof PopoverContent> {
  /** The button that opened it: it stands there, and the focus goes back to it. */
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/**
 * An open popover for a button that is on the page already. Mounted when it is asked for and fetched only
 * then (`dynamic`), so that a page of many such buttons carries none of it.
 */
export function AnchoredPopover({ anchor, onClose, ...props }: AnchoredPopoverProps) {
  return (
    <Popover open onOpenChange={(open) => (open ? undefined : onClose())}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        // A click on the button closes it by itself.
        onInteractOutside={(event) => {
          if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          if (document.activeElement === document.body) anchor.current?.focus()
        }}
        {...props}
      />
    </Popover>
  )
}
