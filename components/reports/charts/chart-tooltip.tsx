import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'

interface ChartTooltipProps {
  active?: boolean
  label?: string | number
  payload?: readonly { name?: unknown; value?: unknown; color?: string; dataKey?: unknown }[]
  locale: Locale
}

/** What a place of a chart holds, by its words. */
export function ChartTooltip({ active, label, payload = [], locale }: ChartTooltipProps) {
  if (!active || payload.length === 0) return null
  return (
    <div className="rounded-md border border-border bg-surface-raised px-3 py-2 text-xs shadow-raised">
      <p className="mb-1 font-semibold">{label}</p>
      <ul className="space-y-0.5">
        {payload.map(({ name, value, color, dataKey }) => (
          <li key={String(dataKey)} className="flex items-center gap-2">
            <span aria-hidden className="size-2.5 rounded-xs" style={{ background: color }} />
            <span className="text-muted-foreground">{String(name)}</span>
            <span className="ml-auto pl-3 font-medium tabular-nums">{typeof value === 'number' ? formatNumber(value, locale) : '–'}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
