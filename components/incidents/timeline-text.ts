import type { Messages } from '@/components/i18n/messages'
import type { T } from '@/components/i18n/get-t'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'
import { formatBytes, type Place } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import { AUDIENCES, EXITS, type ProblemStatus } from '@/lib/problems/vocabulary'
import type { TimelineEntryDto } from '@/lib/tickets/schema'
import { memberOf } from './member-of'
import { slaChange } from './sla-change'
import { CHANNELS, HOLD_REASONS, LEVELS, PRIORITIES } from '@/lib/tickets/vocabulary'

/** A line of the timeline in words: who, what they did, and what it was and became. */
export interface TimelineText {
  actor: string
  did: string
  old?: string
  new?: string
}

type FieldName = keyof Messages['incidents']['timeline']['changed']

const FIELDS: readonly FieldName[] = [
  'title', 'description', 'status', 'holdReason', 'impact', 'urgency', 'priority', 'priorityReason', 'category', 'requester',
  'assignee', 'team', 'tags', 'customFields', 'confidential', 'channel', 'resolutionCode', 'resolution', 'externalRef', 'parent', 'items',
]

/** Long texts are shown where they stand; the timeline says only that they changed. */
const UNSHOWN: readonly FieldName[] = ['description', 'customFields']

export function timelineText(t: T, entry: TimelineEntryDto, place: Place): TimelineText {
  const actor = entry.actor.name
  const { type, field, old, new: next } = entry
  switch (type) {
    case 'changed': {
      const known = FIELDS.find((name) => name === field)
      const ofProblem = PROBLEM_FIELDS.find((name) => name === field)
      if (ofProblem) return { actor, did: t(`problems.timeline.changed.${ofProblem}`), new: shownOfProblem(t, ofProblem, next) }
      if (!known) {
        const did = t('incidents.timeline.changed.other', { field: field ?? '?' })
        return { actor, did, old: plainText(old) || undefined, new: plainText(next) || undefined }
      }
      const did = t(`incidents.timeline.changed.${known}`)
      if (UNSHOWN.includes(known)) return { actor, did }
      const nobody = known === 'assignee' ? t('common.values.unassigned') : ''
      const became = valueText(t, known, next) || nobody || t('incidents.timeline.nothing')
      return { actor, did, old: valueText(t, known, old) || nobody || undefined, new: became }
    }
    case 'commented':
      return { actor, did: t(`incidents.timeline.commented.${entry.visibility}`) }
    case 'attached':
      return { actor, did: t('incidents.timeline.attached'), new: fileText(next, place.locale) }
    case 'followed_up':
      return { actor, did: t('incidents.timeline.followed_up'), new: memberOf(old, 'number') }
    case 'merged':
    case 'merge_received':
    case 'has_follow_up':
    case 'child_added':
      return { actor, did: t(`incidents.timeline.${type}`), new: ticketText(t, next) }
    case 'unmerged':
    case 'merge_undone':
    case 'child_removed':
      return { actor, did: t(`incidents.timeline.${type}`), new: ticketText(t, old) }
    case 'linked':
    case 'unlinked':
      return { actor, did: t(`incidents.timeline.${type}`), new: ticketText(t, type === 'linked' ? next : old) }
    case 'problem_linked':
    case 'problem_unlinked':
    case 'duplicate_received':
      return { actor, did: t(`problems.timeline.${type}`), new: ticketText(t, type === 'problem_unlinked' ? old : next) }
    case 'incidents_linked':
    case 'incidents_unlinked':
      return { actor, did: t(`problems.timeline.${type}`), new: ticketsText(t, type === 'incidents_linked' ? next : old) }
    case 'task_added':
    case 'task_changed':
    case 'task_done':
    case 'task_reopened':
    case 'task_cancelled':
    case 'task_removed':
      return { actor, did: t(`problems.timeline.${type}`), new: memberOf(type === 'task_removed' ? old : next, 'title') }
    case 'problem_created':
    case 'review_done':
    case 'review_reopened':
      return { actor, did: t(`problems.timeline.${type}`) }
    case 'cascade_finished': {
      const [done, total] = [Number(memberOf(next, 'done')), Number(memberOf(next, 'total'))]
      return { actor, did: t('problems.timeline.cascade_finished'), new: t('problems.timeline.cascade_count', { done, total }) }
    }
    case 'article_linked':
    case 'article_sent':
    case 'article_unlinked':
      return { actor, did: t(`deflection.timeline.${type}`), new: memberOf(type === 'article_unlinked' ? old : next, 'number') }
    case 'watched':
    case 'unwatched':
      return { actor, did: t(`incidents.timeline.${type}`), new: memberOf(next, 'name') }
    case 'mailed':
      return { actor, did: mailed(t, memberOf(next, 'status')), new: mailText(t, next) }
    case 'sla_warning':
    case 'sla_breach':
    case 'sla_escalated':
    case 'sla_judged':
      return { actor, did: t(`desk.clock.timeline.${type}`), ...slaChange(t, entry, place) }
    case 'created':
    case 'deleted':
    case 'restored':
    case 'imported':
      return { actor, did: t(`incidents.timeline.${type}`) }
    default:
      return { actor, did: t('incidents.timeline.other', { type }) }
  }
}

const PROBLEM_FIELDS = [
  'symptoms', 'errorCode', 'impactText', 'rootCause', 'workaround', 'fiveWhys', 'fishbone', 'review', 'exit', 'exitReason', 'duplicateOf', 'knownError',
] as const satisfies (keyof Messages['problems']['timeline']['changed'])[]

/** Of what only problems have, the short values; the long ones stand on the page. */
function shownOfProblem(t: T, field: (typeof PROBLEM_FIELDS)[number], value: unknown): string | undefined {
  switch (field) {
    case 'errorCode':
    case 'exitReason':
      return plainText(value) || undefined
    case 'exit':
      return EXITS.map((exit) => (exit === value ? t(`problems.exit.${exit}`) : '')).join('') || undefined
    case 'knownError':
      return AUDIENCES.map((audience) => (audience === value ? t(`problems.known.${audience}`) : '')).join('') || t('incidents.timeline.nothing')
    case 'duplicateOf':
      return ticketText(t, value)
    default:
      return undefined
  }
}

/** The tickets of a line that names several. */
function ticketsText(t: T, value: unknown): string {
  const all = typeof value === 'object' && value !== null && 'incidents' in value ? value.incidents : []
  return Array.isArray(all) ? all.map((one: unknown) => ticketText(t, one)).join(', ') : ''
}

const MAILED = ['sent', 'failed', 'suppressed'] as const

const mailed = (t: T, status: string | undefined): string =>
  t(`incidents.timeline.mailed.${MAILED.find((known) => known === status) ?? 'sent'}`)

/** `ana@example.com (Public reply)`. */
function mailText(t: T, value: unknown): string {
  const [to, event] = [memberOf(value, 'to') ?? '', memberOf(value, 'event')]
  const known = NOTICE_EVENTS.find((name) => name === event)
  return known ? `${to} (${t(`mail.event.${known}`)})` : to
}

/** A stored value as people know it: the dictionary's word, the name of a person, yes or no. */
function valueText(t: T, field: FieldName, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return t(value ? 'common.values.yes' : 'common.values.no')
  switch (field) {
    case 'status':
      return known(PROBLEM_ONLY, value, (status) => t(`problems.status.${status}`), () => known(INCIDENT_STATUSES, value, (status) => t(`common.status.${status}`)))
    case 'holdReason':
      return known(HOLD_REASONS, value, (reason) => t(`common.holdReason.${reason}`))
    case 'impact':
      return known(LEVELS, value, (level) => t(`common.impact.${level}`))
    case 'urgency':
      return known(LEVELS, value, (level) => t(`common.urgency.${level}`))
    case 'channel':
      return known(CHANNELS, value, (channel) => t(`common.channel.${channel}`))
    case 'priority':
      return known(PRIORITIES, Number(value), (priority) => t(`common.priority.${priority}`))
    case 'parent':
      return ticketText(t, value)
    case 'resolutionCode': {
      const path = `common.resolutionCode.${plainText(value) as keyof Messages['common']['resolutionCode']}` as const
      return t.has(path) ? t(path) : plainText(value)
    }
    default:
      return plainText(value)
  }
}

/** Another ticket; a confidential one is not named where others read it. */
const ticketText = (t: T, value: unknown): string => memberOf(value, 'number') ?? t('incidents.timeline.hidden')

/** States that no incident has. */
const PROBLEM_ONLY = ['assess', 'root_cause_analysis', 'fix_in_progress'] as const satisfies ProblemStatus[]

function known<V>(values: readonly V[], value: unknown, label: (known: V) => string, otherwise = () => plainText(value)): string {
  const found = values.find((candidate) => candidate === value)
  return found === undefined ? otherwise() : label(found)
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plainText).join(', ')
  if (typeof value === 'object') return memberOf(value, 'name') ?? JSON.stringify(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fileText(value: unknown, locale: Locale): string | undefined {
  const name = memberOf(value, 'fileName')
  const size = memberOf(value, 'size')
  return name && size ? `${name} (${formatBytes(Number(size), locale)})` : name
}
