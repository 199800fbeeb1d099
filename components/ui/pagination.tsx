import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonVariants } from './button'

interface PaginationProps {
  label: string
  previousLabel: string
  nextLabel: string
  /** Absent: there is no such page. */
  previousHref?: string
  nextHref?: string
  /** "1–50 of 1,204", when known. */
  summary?: ReactNode
}

/** Previous and next, for lists paged by key: there are no page numbers to jump to. */
export function Pagination({ label, previousLabel, nextLabel, previousHref, nextHref, summary }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex items-center justify-end gap-2 text-xs text-muted-foreground">
      {summary ? <span className="mr-auto tabular-nums">{summary}</span> : null}
      <Step href={previousHref} label={previousLabel} rel="prev">
        <ChevronLeft aria-hidden />
      </Step>
      <Step href={nextHref} label={nextLabel} rel="next">
        <ChevronRight aria-hidden />
      </Step>
    </nav>
  )
}

function Step({ href, label, rel, children }: { href?: string; label: string; rel: string; children: ReactNode }) {
  const classes = buttonVariants({ variant: 'outline', size: 'icon-sm' })
  if (!href) {
    return (
      <span role="link" aria-disabled="true" aria-label={label} className={classes}>
        {children}
      </span>
    )
  }
  return (
    <Link href={href} rel={rel} aria-label={label} title={label} className={classes}>
      {children}
    </Link>
  )
}
