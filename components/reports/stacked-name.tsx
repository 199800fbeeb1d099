import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

interface StackedNameProps {
  /** Of the figures below it. */
  columns: number
  className?: string
  children: ReactNode
}

/** On a phone the name of a row stands above its figures, which have the whole width then: none is out of sight. */
export function StackedName({ columns, className, children }: StackedNameProps) {
  return (
    <tr className="border-b-0 sm:hidden">
      <th scope="rowgroup" colSpan={columns} className={cn('px-2 pt-2 text-left font-medium wrap-anywhere', className)}>{children}</th>
    </tr>
  )
}
