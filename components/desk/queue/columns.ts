import type { IncidentSort } from '@/lib/incidents/vocabulary'
import type { ColumnId } from '@/lib/incidents/views/vocabulary'

export const FIXED_COLUMNS: readonly ColumnId[] = ['number', 'title']
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'number', 'title', 'priority', 'sla', 'status', 'requester', 'assignee', 'updatedAt',
]

/** Columns whose header sorts; the others have no order that the database keeps. */
export const SORT_OF: Partial<Record<ColumnId, IncidentSort>> = {
  number: 'number',
  priority: 'priority',
  sla: 'dueAt',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
}

/** The message that names a column, or what can be filtered by. */
export const columnKey = (id: ColumnId | 'tags') =>
  id === 'sla' || id === 'updatedAt' ? (`desk.queue.${id}` as const) : (`common.field.${id}` as const)
