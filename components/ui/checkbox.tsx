import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A native checkbox; set `ref.current.indeterminate` for the mixed state. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="checkbox" className={cn('check', className)} {...props} />
}
