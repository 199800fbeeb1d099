import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control'

/** Grows with its text where the browser can (`field-sizing`). */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(
        controlClasses,
        'field-sizing-content read-only:bg-muted max-h-96 min-h-20 px-3 py-2 leading-relaxed max-sm:text-base',
        className,
      )}
      {...props}
    />
  )
}
