/** What an export can say of a problem, in its order. */
export const PROBLEM_EXPORT_FIELDS = [
  'number', 'title', 'status', 'priority', 'impact', 'urgency', 'category', 'assignee', 'team', 'openedBy', 'tags', 'confidential',
  'exit', 'exitReason', 'duplicateOf', 'knownError', 'incidents', 'openIncidents', 'errorCode', 'symptoms', 'impactText', 'rootCause',
  'workaround', 'resolution', 'description', 'createdAt', 'updatedAt', 'resolvedAt', 'closedAt', 'reopenCount',
] as const
export type ProblemExportField = (typeof PROBLEM_EXPORT_FIELDS)[number]
