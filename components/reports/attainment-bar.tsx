import type { T } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ClockOutcome } from '@/lib/incidents/vocabulary'
import type { Attainment } from '@/lib/reports/schema'
import { attained, percent } from './figures'
import { NumberLink } from './number-link'

interface AttainmentBarProps {
  clocks: Attainment
  href: (outcome: ClockOutcome) => string
  locale: Locale
  t: T<'reports'>
}

const OUTCOMES = ['met', 'breached', 'running'] as const

/** How many clocks were met, as a share, as a bar and as counts that open their incidents. */
export function AttainmentBar({ clocks, href, locale, t }: AttainmentBarProps) {
  const all = clocks.met + clocks.breached + clocks.running
  if (all === 0) return <span className="text-xs text-subtle-foreground">{t('levels.none')}</span>
  return (
    <div className="space-y-1 sm:min-w-44">
      <div className="flex items-center gap-2">
        <span className="w-11 shrink-0 text-right font-semibold tabular-nums">{percent(attained(clocks), locale)}</span>
        <div aria-hidden className="flex h-2.5 flex-1 gap-px overflow-hidden rounded-full bg-muted">
          {OUTCOMES.map((outcome) => (
            <span key={outcome} style={{ width: `${(clocks[outcome] / all) * 100}%`, background: `var(--chart-${outcome})` }} />
          ))}
        </div>
      </div>
      <p className="flex flex-wrap gap-x-2 text-2xs text-muted-foreground sm:pl-13">
        {OUTCOMES.filter((outcome) => clocks[outcome] > 0).map((outcome) => (
          <span key={outcome}>
            <NumberLink value={clocks[outcome]} href={href(outcome)} locale={locale} /> {t(`levels.${outcome}`)}
          </span>
        ))}
      </p>
    </div>
  )
}
