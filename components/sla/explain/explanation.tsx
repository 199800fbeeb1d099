import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { ClockChip } from '@/components/sla/clock/chip'
import type { Place } from '@/lib/platform/i18n/format'
import type { Clock } from '@/lib/sla/reading'
import type { TraceLine } from '@/lib/sla/schema'
import type { SlaMetric } from '@/lib/sla/types'
import { exactDuration, secondsOf, wholeSeconds } from './exact'
import { SheetOnDemand } from './sheet-on-demand'
import { TraceTable } from './trace-table'

interface ExplanationProps {
  number: string
  metric: SlaMetric
  clock: Clock & { trace: readonly TraceLine[] }
  place: Place
  now: Date
}

/** Why a clock shows what it shows: the figures, and the lines that add up to them. */
export function Explanation({ number, metric, clock, place, now }: ExplanationProps) {
  const t = getT(place.locale)
  const lines = wholeSeconds(clock.trace)
  const used = secondsOf(lines, true)
  const left = clock.targetSeconds - used
  const figures = [
    { label: t('clocks.explain.target'), value: exactDuration(clock.targetSeconds) },
    { label: t('clocks.explain.used'), value: exactDuration(used) },
    { label: t(left < 0 ? 'clocks.explain.over' : 'clocks.explain.left'), value: exactDuration(Math.abs(left)) },
    { label: t('clocks.explain.policy'), value: t('clocks.terms.policy', { name: clock.policy.name, version: clock.policy.version }) },
  ]
  return (
    <SheetOnDemand title={t('clocks.explain.title', { metric: t(`desk.clock.metric.${metric}`) })}>
      <header className="space-y-2 border-b border-border p-5 pr-14">
        <p className="text-xs text-muted-foreground tabular-nums">{number}</p>
        <p className="text-lg leading-snug font-semibold">{t(`desk.clock.metric.${metric}`)}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <ClockChip metric={metric} clock={clock} place={place} now={now} t={t} named />
          <Instant clock={clock} place={place} />
        </p>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 pt-2 sm:grid-cols-4">
          {figures.map(({ label, value }) => (
            <div key={label} className="min-w-0">
              <dt className="text-xs text-muted-foreground">{label}</dt>
              <dd className="text-sm font-medium wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      <div className="px-5 py-3">
        <TraceTable lines={lines} metric={metric} place={place} t={t} />
        <p className="pb-3 text-xs text-muted-foreground">{t('clocks.explain.zone', { zone: place.timeZone })}</p>
      </div>
    </SheetOnDemand>
  )
}

/** The instant that counts most: when it is or was due, else when it was kept. */
function Instant({ clock, place }: { clock: Clock; place: Place }) {
  const t = getT(place.locale)
  const { dueAt, metAt, state } = clock
  const value = metAt ?? dueAt
  if (value === null) return state === 'paused' ? <span className="text-muted-foreground">{t('clocks.explain.noDue')}</span> : null
  const label = metAt !== null ? 'metAt' : state === 'breached_running' ? 'wasDue' : 'due'
  return (
    <span className="text-muted-foreground">
      {t(`clocks.explain.${label}`)} <DateTime value={value} place={place} className="font-medium text-foreground" />
    </span>
  )
}
