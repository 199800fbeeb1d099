import type { T } from '@/components/i18n/get-t'
import type { TraceLine } from '@/lib/sla/schema'
import type { SlaMetric } from '@/lib/sla/types'
import { HOLD_REASONS, PRIORITIES } from '@/lib/tickets/vocabulary'
import { exactDuration } from './exact'

/** A line of an explanation in words: why time passed as it did, or what happened. */
export interface TraceText {
  what: string
  /** The terms that were in force from there on. */
  detail?: string
}

/**
 * @param before the judgement in force until then
 * @param timeZone of the reader: a calendar's own is named where it differs
 */
export function traceText(t: T, line: TraceLine, before: TraceLine | undefined, metric: SlaMetric, timeZone: string): TraceText {
  const { reason, detail } = line
  switch (reason) {
    case 'holiday':
      return { what: t('clocks.reason.holiday', { name: detail.holiday ?? '' }) }
    case 'paused': {
      const hold = HOLD_REASONS.find((known) => known === detail.holdReason)
      return { what: hold ? t('clocks.reason.paused', { reason: t(`common.holdReason.${hold}`) }) : t('clocks.reason.pausedPlain') }
    }
    case 'met':
      return { what: t(`clocks.reason.met.${metric}`) }
    case 'judged':
      return { what: judgedText(t, line, before), detail: termsText(t, line, timeZone) }
    default:
      return { what: t(`clocks.reason.${reason}`) }
  }
}

/** What is different from the judgement before. */
function judgedText(t: T, { detail }: TraceLine, before: TraceLine | undefined): string {
  if (!detail.policy) return t('clocks.reason.unjudged')
  if (!before) return t('clocks.reason.started')
  const was = before.detail
  if (was.priority !== undefined && was.priority !== detail.priority) {
    return t('clocks.reason.priority', { old: priorityText(t, was.priority), new: priorityText(t, detail.priority) })
  }
  if (was.policy?.id !== detail.policy.id) return t('clocks.reason.policy')
  if (was.policy.version !== detail.policy.version) return t('clocks.reason.version', { version: detail.policy.version })
  return t('clocks.reason.judged')
}

function termsText(t: T, { detail }: TraceLine, timeZone: string): string | undefined {
  const { policy, calendar, priority, targetSeconds } = detail
  if (!policy) return undefined
  const parts = [
    t('clocks.terms.policy', { name: policy.name, version: policy.version }),
    t('clocks.terms.priority', { priority: priorityText(t, priority) }),
    targetSeconds === undefined ? t('clocks.terms.noTarget') : t('clocks.terms.target', { target: exactDuration(targetSeconds) }),
    ...(calendar && calendar.timezone !== timeZone ? [t('clocks.explain.calendarZone', { zone: calendar.timezone })] : []),
  ]
  return parts.join(' · ')
}

function priorityText(t: T, priority: number | undefined): string {
  const known = PRIORITIES.find((candidate) => candidate === priority)
  return known ? t(`common.priority.${known}`) : String(priority ?? '?')
}
