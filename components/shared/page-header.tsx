import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'

interface PageHeaderProps {
  title: ReactNode
  /** One line on what the page is for, or what it shows now. */
  description?: ReactNode
  breadcrumb?: { label: string; crumbs: Crumb[] }
  /** Buttons; the primary one last. */
  actions?: ReactNode
}

export function PageHeader({ title, description, breadcrumb, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 space-y-1">
        {breadcrumb ? <Breadcrumb {...breadcrumb} /> : null}
        <h1 className="text-xl leading-tight font-semibold sm:text-2xl">{title}</h1>
        {description ? <p className="text-sm text-muted-foreground">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
