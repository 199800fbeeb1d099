import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import type { T } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardDescription, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

interface ReportCardProps {
  title: string
  hint: string
  /** One sentence with what the figures say. */
  summary?: string
  csv: string
  t: T<'reports'>
  className?: string
  children: ReactNode
}

/** The frame of a report: what it is, what it says, and its file. */
export function ReportCard({ title, hint, summary, csv, t, className, children }: ReportCardProps) {
  return (
    <Card className={cn('min-w-0', className)}>
      <header className="flex items-start justify-between gap-3 px-4 pt-4 sm:px-5">
        <div className="space-y-0.5">
          <CardTitle>{title}</CardTitle>
          <CardDescription className="text-xs">{hint}</CardDescription>
        </div>
        <a
          href={csv}
          download
          aria-label={t('csvOf', { title })}
          data-no-print
          className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'shrink-0 text-muted-foreground' })}
        >
          <Download aria-hidden />
          {t('csv')}
        </a>
      </header>
      {summary ? <p className="px-4 pt-2 text-sm sm:px-5">{summary}</p> : null}
      <div className="px-4 pt-3 pb-4 sm:px-5">{children}</div>
    </Card>
  )
}

/** Says that there is nothing, at the height of a short chart. */
export function NothingCounted({ text }: { text: string }) {
  return <p className="grid min-h-24 place-items-center text-center text-sm text-muted-foreground">{text}</p>
}
