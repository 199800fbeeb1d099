import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      className={cn(
        controlClasses,
        'h-9 px-3 read-only:bg-muted file:mr-3 file:h-full file:border-0 file:bg-transparent file:font-medium max-sm:text-base',
        className,
      )}
      {...props}
    />
  )
}
