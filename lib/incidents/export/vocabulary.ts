import type { ColumnId } from '@/lib/incidents/views/vocabulary'

const CLOCK_FIELDS = [
  'firstResponseState', 'firstResponseDueAt', 'firstResponseBreached',
  'nextResponseState', 'nextResponseDueAt', 'nextResponseBreached',
  'resolutionState', 'resolutionDueAt', 'resolutionBreached',
] as const

/** What an export can say of an incident, in its order. */
export const EXPORT_FIELDS = [
  'number', 'title', 'status', 'holdReason', 'priority', 'impact', 'urgency', 'requester', 'requesterEmail', 'assignee',
  'assigneeEmail', 'team', 'category', 'channel', 'tags', 'confidential', 'createdAt', 'updatedAt', 'resolvedAt', 'closedAt',
  ...CLOCK_FIELDS,
  'resolutionCode', 'resolution', 'description', 'reopenCount', 'parent', 'mergedInto', 'externalRef', 'customFields',
] as const
export type ExportField = (typeof EXPORT_FIELDS)[number]

/** The fields behind the columns of a queue. */
export const fieldsOf = (columns: readonly ColumnId[]): ExportField[] => columns.flatMap(fieldsOfColumn)

function fieldsOfColumn(column: ColumnId): readonly ExportField[] {
  switch (column) {
    case 'sla':
      return CLOCK_FIELDS
    case 'status':
      return ['status', 'holdReason']
    default:
      return [column]
  }
}
