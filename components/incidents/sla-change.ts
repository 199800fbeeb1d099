import type { T } from '@/components/i18n/get-t'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import { SLA_METRICS } from '@/lib/sla/types'
import type { TimelineEntryDto } from '@/lib/tickets/schema'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { memberOf, partOf } from './member-of'

/** What an entry about service levels says beside its verb: which clock, when it is due, by which policy, what was done. */
export function slaChange(t: T, entry: TimelineEntryDto, place: Place): { old?: string; new?: string } {
  if (entry.type === 'sla_judged') return { old: judgement(t, entry.old, place), new: judgement(t, entry.new, place) }
  const metric = SLA_METRICS.find((known) => known === memberOf(entry.new, 'metric'))
  const name = metric ? t(`desk.clock.metric.${metric}`) : t('desk.queue.sla')
  if (entry.type === 'sla_escalated') return { new: [name, ...steps(t, entry.new)].join(' · ') }
  const at = instantIn(entry.new, place)
  if (!at) return { new: name }
  return { new: t(`desk.clock.timeline.${entry.type === 'sla_warning' ? 'due' : 'wasDue'}`, { metric: name, at }) }
}

function judgement(t: T, value: unknown, place: Place): string {
  const policy = partOf(value, 'policy')
  const name = memberOf(policy, 'name')
  if (name === undefined) return t('desk.clock.timeline.none')
  const version = memberOf(policy, 'version') ?? '?'
  const at = instantIn(value, place)
  return at ? t('desk.clock.timeline.policyDue', { name, version, at }) : t('desk.clock.timeline.policy', { name, version })
}

/** What an escalation did, and what it could not do. */
function steps(t: T, value: unknown): string[] {
  const done = listIn(value, 'actions').map((step) => {
    const to = partOf(step, 'to')
    const priority = PRIORITIES.find((known) => known === to)
    return `${fieldName(t, step)}: ${priority ? t(`common.priority.${priority}`) : (memberOf(to, 'name') ?? '?')}`
  })
  const skipped = listIn(value, 'skipped').map((step) => t('desk.clock.timeline.skipped', { field: fieldName(t, step) }))
  return [...done, ...skipped]
}

function fieldName(t: T, step: unknown): string {
  const field = (['team', 'assignee', 'priority'] as const).find((known) => known === memberOf(step, 'type'))
  return field ? t(`common.field.${field}`) : '?'
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = partOf(value, key)
  return Array.isArray(list) ? list : []
}

function instantIn(value: unknown, place: Place): string | undefined {
  const text = memberOf(value, 'dueAt')
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? formatDateTime(text, place) : undefined
}
