import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { PERIOD_PRESETS } from '@/lib/reports/vocabulary'
import { reportHref } from './address'

interface PeriodBarProps {
  input: Readonly<Record<string, string>>
  /** The first and the last day that are shown. */
  days: { first: string; last: string }
  today: string
  t: T<'reports'>
}

/** Over which days: what is often asked for as links, anything else as two days. Works without scripts. */
export function PeriodBar({ input, days, today, t }: PeriodBarProps) {
  const { period, from, to, ...filters } = input
  const custom = Boolean(from ?? to)
  const current = custom ? null : (period ?? '30d')
  const pill = (on: boolean) =>
    cn('inline-flex h-8 items-center rounded-md px-3 text-sm whitespace-nowrap', on ? 'bg-selected font-semibold' : 'text-muted-foreground hover:bg-accent')
  return (
    <nav aria-label={t('period.label')} className="flex flex-wrap items-center gap-1">
      {PERIOD_PRESETS.map((preset) => (
        <Link key={preset} href={reportHref({ ...filters, period: preset })} prefetch={false} aria-current={current === preset ? 'true' : undefined} className={pill(current === preset)}>
          {t(`period.${preset}`)}
        </Link>
      ))}
      <details className="relative">
        <summary className={cn(pill(custom), 'cursor-pointer list-none')}>{t('period.custom')}</summary>
        <form action="/desk/reports" className="absolute top-full left-0 z-20 mt-1 w-60 space-y-3 rounded-lg border border-border bg-surface-raised p-3 shadow-raised max-sm:fixed max-sm:inset-x-4 max-sm:top-auto max-sm:w-auto">
          {Object.entries(filters).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {(['from', 'to'] as const).map((name) => (
            <label key={name} className="block space-y-1 text-sm font-medium">
              <span>{t(`period.${name}`)}</span>
              <Input type="date" name={name} required max={today} defaultValue={name === 'from' ? days.first : days.last} />
            </label>
          ))}
          <Button type="submit" size="sm" className="w-full">{t('period.apply')}</Button>
        </form>
      </details>
    </nav>
  )
}
