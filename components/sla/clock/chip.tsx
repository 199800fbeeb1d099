import './chip.css'
import type { T } from '@/components/i18n/get-t'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { Clock } from '@/lib/sla/reading'
import type { SlaMetric } from '@/lib/sla/types'
import { countdown, deadlineOf, lookOf, workingTime } from './view'

interface ClockChipProps {
  clock: Clock
  metric: SlaMetric
  place: Place
  now: Date
  t: T
  /** The metric stands beside it already: it is not read out again. */
  named?: boolean
}

/**
 * A clock in one word: colour, shape and text. It is plain markup; a `ClockTicker` anywhere on the page keeps those
 * with a deadline up to date. The text is the last child, which is all that the ticker writes to.
 */
export function ClockChip({ clock, metric, place, now, t, named = false }: ClockChipProps) {
  const look = lookOf(clock, now.getTime())
  const deadline = deadlineOf(clock)
  return (
    <span
      // A clock that the server has changed is a new element: nothing that the ticker wrote stays behind.
      key={`${look} ${clock.dueAt}`}
      className="clock"
      data-look={look}
      data-due={deadline?.due}
      data-warn={deadline?.warn ?? undefined}
      title={titleOf(clock, metric, place, t)}
    >
      {named ? null : <span className="sr-only">{t(`desk.clock.metric.${metric}`)}: </span>}
      {textOf(clock, now.getTime(), t)}
    </span>
  )
}

function textOf(clock: Clock, now: number, t: T): string {
  switch (clock.state) {
    case 'running':
    case 'breached_running': {
      const deadline = deadlineOf(clock)
      if (!deadline) return t('clocks.chip.breached')
      const { look, time } = countdown(deadline, now)
      return look === 'breached' ? t('desk.clock.overdue', { time }) : time
    }
    case 'paused':
      return clock.breachedAt === null
        ? t('clocks.chip.paused', { time: workingTime(clock.remainingSeconds ?? 0) })
        : t('clocks.chip.pausedBreached')
    case 'met':
      return t('clocks.chip.met')
    case 'breached_met':
      return t('clocks.chip.late')
    case 'cancelled':
      return t('clocks.chip.cancelled')
  }
}

/** The exact instant, in the organisation's timezone. */
function titleOf({ state, dueAt, metAt }: Clock, metric: SlaMetric, place: Place, t: T): string {
  const name = t(`desk.clock.metric.${metric}`)
  if (metAt !== null) return t('clocks.title.met', { name, at: formatDateTime(metAt, place, 'full') })
  if (dueAt !== null) return t(`clocks.title.${state === 'breached_running' ? 'wasDue' : 'due'}`, { name, at: formatDateTime(dueAt, place, 'full') })
  return t(`clocks.title.${state === 'cancelled' ? 'cancelled' : 'paused'}`, { name })
}
