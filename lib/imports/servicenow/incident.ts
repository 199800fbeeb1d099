import { LIMITS } from '@/lib/tickets/vocabulary'
import { BadRow, RESOLUTION_LIMIT, type IncidentDraft } from '../draft'
import { reason } from '../reasons'
import { sourceFields } from '../source-fields'
import { MAPPED, type Cells } from './columns'
import { historyOf, personOf } from './history'
import { inOrder } from './order'
import type { StateRow } from './row'

export interface AuditState extends StateRow {
  cells: Cells
}

/**
 * One incident from its audit states, which must be at least one. What it is now stands in the last of them;
 * `resolved_at`, `closed_at` and `closed_code` are final values that every row repeats, so they count only
 * when the incident has got that far.
 * @throws BadRow when a ticket has no room for what it says now
 */
export function incidentOf(number: string, header: readonly string[], audit: readonly AuditState[]): IncidentDraft {
  const states = inOrder(audit) as readonly AuditState[]
  const [first, last] = [states[0], states.at(-1)]
  if (!first || !last) throw new Error('An incident has at least one state')
  const { status, holdReason } = last.state
  const solved = status === 'resolved' || status === 'closed'
  const over = status === 'closed' || status === 'cancelled'
  return {
    row: last.row,
    externalRef: number,
    title: titleOf(number, last),
    description: text(last, 'description', LIMITS.text),
    status,
    holdReason,
    impact: last.impact,
    urgency: last.urgency,
    priority: last.priority,
    category: last.category,
    requester: personOf(last.caller || last.openedBy),
    assignee: personOf(last.assignedTo),
    team: last.group || null,
    channel: last.channel,
    tags: [],
    resolutionCode: (solved && last.closedCode) || null,
    resolution: (solved && text(last, 'close_notes', RESOLUTION_LIMIT)) || null,
    reopenCount: states.reduce((most, { reopenCount }) => Math.max(most, reopenCount), 0),
    createdAt: last.openedAt,
    updatedAt: last.updatedAt,
    resolvedAt: solved ? (last.resolvedAt ?? turned(states, ['resolved']) ?? turned(states, ['closed'])) : null,
    closedAt: over ? (last.closedAt ?? turned(states, ['closed', 'cancelled'])) : null,
    source: sourceOf(header, last),
    history: historyOf(states),
  }
}

function text({ cells }: AuditState, column: string, limit: number): string {
  const found = cells(column)
  if (found.length > limit) throw new BadRow(reason('too_long', column, found))
  return found
}

/** Category, subcategory and symptom, as far as the source knows them; else the number. */
function titleOf(number: string, { category, cells }: AuditState): string {
  const parts = [...category, cells('u_symptom')].filter((part) => part !== '')
  const title = cells('short_description') || parts.join(' / ') || number
  return title.slice(0, LIMITS.title)
}

/** When the incident last went into one of the states. */
function turned(states: readonly StateRow[], into: readonly string[]): Date | null {
  const index = states.findLastIndex(
    ({ state }, at) => into.includes(state.status) && states[at - 1]?.state.status !== state.status,
  )
  return states[index]?.updatedAt ?? null
}

/** What has no field of ours, in the source's own words; also a way in that became `other`. */
function sourceOf(header: readonly string[], { cells, channel }: AuditState): IncidentDraft['source'] {
  const kept = header.filter((column) => !MAPPED.has(column) || (column === 'contact_type' && channel === 'other'))
  return sourceFields(kept.map((column) => [column, typed(cells(column))] as const))
}

function typed(text: string): string | number | boolean {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text
}
