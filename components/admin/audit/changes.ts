export interface ChangedField {
  field: string
  before: string
  after: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The fields in which two states differ; one state alone is shown whole. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, next] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((field) => ({ field, before: text(old[field]), after: text(next[field]) }))
    .filter((change) => change.before !== change.after)
}
