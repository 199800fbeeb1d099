import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

interface SectionProps {
  id?: string
  title: ReactNode
  body?: ReactNode
  className?: string
  children: ReactNode
}

/** A chapter of the landing page. */
export function Section({ id, title, body, className, children }: SectionProps) {
  return (
    <section id={id} className={cn('scroll-mt-6 py-16 sm:py-20', className)}>
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <div className="max-w-2xl">
          <h2 className="text-2xl font-bold tracking-tight sm:text-3xl">{title}</h2>
          {body ? <p className="mt-3 text-base text-pretty text-muted-foreground">{body}</p> : null}
        </div>
        {children}
      </div>
    </section>
  )
}
