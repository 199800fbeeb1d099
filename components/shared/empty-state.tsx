import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Beacon } from './beacon'

interface EmptyStateProps {
  title: ReactNode
  description?: ReactNode
  /** What to do next. */
  action?: ReactNode
  className?: string
}

/** Says why nothing is here and what to do about it. */
export function EmptyState({ title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-1 px-6 py-14 text-center', className)}>
      <Beacon className="mb-3 h-14 w-28 text-border-strong" />
      <p className="text-base font-semibold">{title}</p>
      {description ? <p className="max-w-md text-sm text-balance text-muted-foreground">{description}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
