import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control'

/** The browser's own select, dressed: it works without JavaScript, with every keyboard and on every phone. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <select
      className={cn(controlClasses, 'chevron h-9 appearance-none pr-9 pl-3 max-sm:text-base', className)}
      {...props}
    />
  )
}
