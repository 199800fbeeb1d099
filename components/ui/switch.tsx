import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A native checkbox that reads and looks like a switch: for settings that take effect at once. */
export function Switch({ className, ...props }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return <input type="checkbox" role="switch" className={cn('switch', className)} {...props} />
}
