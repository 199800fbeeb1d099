import Link from 'next/link'
import { getT, type T } from '@/components/i18n/get-t'
import { ClockChip } from '@/components/sla/clock/chip'
import { clocksOf } from '@/components/sla/clock/metrics'
import { lookOf, workingTime } from '@/components/sla/clock/view'
import { Card } from '@/components/ui/card'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { Clock, Clocks } from '@/lib/sla/reading'

interface SlaPanelProps {
  clocks: Clocks
  /** The address of the explanation of a clock. */
  explainHref: (metric: string) => string
  place: Place
  now: Date
}

/** What is promised for a ticket and how it stands; each clock leads to its explanation. */
export function SlaPanel({ clocks, explainHref, place, now }: SlaPanelProps) {
  const t = getT(place.locale)
  const named = clocksOf(clocks)
  return (
    <Card className="overflow-hidden">
      <h2 className="px-4 pt-3 pb-1 text-sm font-semibold">{t('clocks.panel.title')}</h2>
      {named.length === 0 ? <p className="px-4 pb-4 text-sm text-muted-foreground">{t('clocks.panel.none')}</p> : null}
      <ul className="divide-y divide-border">
        {named.map(({ metric, clock }) => (
          <li key={metric} className="relative px-4 py-3 has-[a:hover]:bg-accent">
            <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
              <Link
                href={explainHref(metric)}
                prefetch={false}
                scroll={false}
                aria-label={t('clocks.panel.explain', { metric: t(`desk.clock.metric.${metric}`) })}
                className="rounded-sm text-sm font-medium after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
              >
                {t(`desk.clock.metric.${metric}`)}
              </Link>
              <ClockChip metric={metric} clock={clock} place={place} now={now} t={t} named />
            </div>
            <Usage clock={clock} now={now} t={t} />
            <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-xs text-muted-foreground tabular-nums">
              <span>{t('clocks.panel.used', amounts(clock))}</span>
              <When clock={clock} place={place} t={t} />
            </p>
            <p className="truncate text-xs text-subtle-foreground">
              {t('clocks.panel.policy', { name: clock.policy.name, version: clock.policy.version })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const amounts = ({ elapsedSeconds, targetSeconds }: Clock) => ({
  used: workingTime(elapsedSeconds),
  target: workingTime(targetSeconds),
})

const BARS = {
  running: 'fill-link',
  warning: 'fill-warning',
  breached: 'fill-danger',
  paused: 'fill-border-strong',
  met: 'fill-success',
  late: 'fill-danger',
  cancelled: 'fill-border-strong',
}

/** How much of the target is used up, as a bar; the figures stand beside it. */
function Usage({ clock, now, t }: { clock: Clock; now: Date; t: T }) {
  const share = Math.min(100, (100 * clock.elapsedSeconds) / Math.max(1, clock.targetSeconds))
  return (
    <svg
      role="img"
      aria-label={t('clocks.panel.usedLabel', amounts(clock))}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="mt-2 h-1 w-full rounded-full bg-muted"
    >
      <rect width={share} height="4" className={BARS[lookOf(clock, now.getTime())]} />
    </svg>
  )
}

/** The instant that says most about a clock in its state. */
function When({ clock, place, t }: { clock: Clock; place: Place; t: T }) {
  const { state, dueAt, metAt, breachedAt } = clock
  const [what, value] =
    metAt !== null
      ? (['met', metAt] as const)
      : dueAt !== null
        ? ([state === 'breached_running' ? 'wasDue' : 'due', dueAt] as const)
        : (['breached', breachedAt] as const)
  if (value === null) return null
  return (
    <time dateTime={value} title={formatDateTime(value, place, 'full')}>
      {t(`clocks.panel.${what}`, { at: formatDateTime(value, place, 'short') })}
    </time>
  )
}
