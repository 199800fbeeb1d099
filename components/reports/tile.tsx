import Link from 'next/link'
import type { ReactNode } from 'react'
import type { T } from '@/components/i18n/get-t'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import { percent, type Trend } from './figures'

interface TileProps {
  label: string
  value: string
  href: string
  /** Below the figure, in small. */
  detail?: ReactNode
  trend: Trend | null
  /** What it was before. */
  before: string
  /** Whether more is good, bad, or neither. */
  more: 'good' | 'bad' | 'plain'
  locale: Locale
  t: T<'reports'>
}

const ARROWS = { up: '▲', down: '▼', same: '=' } as const

/** One figure of the summary, and how it compares. The whole tile leads to the incidents. */
export function Tile({ label, value, href, detail, trend, before, more, locale, t }: TileProps) {
  const judged = !trend || trend.direction === 'same' || more === 'plain' ? 'plain' : (trend.direction === 'up') === (more === 'good') ? 'good' : 'bad'
  return (
    <li className="min-w-0">
      <Link
        href={href}
        prefetch={false}
        className="flex h-full flex-col rounded-lg border border-border bg-surface px-3.5 py-3 shadow-card transition-colors hover:border-border-strong"
      >
        <span className="text-xs text-muted-foreground">{label}</span>
        <span className="mt-1 text-2xl leading-tight font-semibold tabular-nums">{value}</span>
        {detail ? <span className="mt-0.5 text-xs text-muted-foreground">{detail}</span> : null}
        <span
          className={cn(
            'mt-auto flex flex-wrap gap-x-1.5 pt-2 text-xs',
            judged === 'good' ? 'text-success-ink' : judged === 'bad' ? 'text-danger-ink' : 'text-muted-foreground',
          )}
        >
          {trend ? <TrendText trend={trend} locale={locale} t={t} /> : t('trend.nothing')}
          {trend ? <span className="text-muted-foreground">{t('trend.before', { value: before })}</span> : null}
        </span>
      </Link>
    </li>
  )
}

function TrendText({ trend: { direction, change, points }, locale, t }: { trend: Trend; locale: Locale; t: T<'reports'> }) {
  if (direction === 'same') return <span>= {t('trend.same')}</span>
  const text = change === null ? '' : points ? t('trend.points', { value: formatNumber(change * 100, locale, { maximumFractionDigits: 0 }) }) : percent(change, locale)
  return (
    <span className="font-medium">
      <span aria-hidden>{ARROWS[direction]}</span> <span aria-hidden>{text}</span>
      <span className="sr-only">{t(`trend.${direction}`, { change: text }).trim()}</span>
    </span>
  )
}
