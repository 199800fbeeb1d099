import { UnreadableFile } from '../file/unreadable'

/** Columns without which a row says nothing. */
export const REQUIRED = ['number', 'incident_state', 'opened_at', 'sys_updated_at', 'impact', 'urgency'] as const

/** Columns that became fields of ours; every other one is kept under customFields.source. */
export const MAPPED: ReadonlySet<string> = new Set([
  'number',
  'impact',
  'urgency',
  'priority',
  'category',
  'subcategory',
  'caller_id',
  'assigned_to',
  'assignment_group',
  'contact_type',
  'opened_at',
  'closed_code',
  'close_notes',
  'description',
  'short_description',
  'reopen_count',
  'resolved_at',
  'closed_at',
])

/** Reads a cell by the name of its column. What is missing, in ServiceNow's words `?`, is the empty text. */
export type Cells = (column: string) => string

/** @throws UnreadableFile naming the required columns that the header lacks */
export function normalizeHeader(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = REQUIRED.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new UnreadableFile('missing_columns', missing)
  return names
}

export function cellsOf(header: readonly string[], values: readonly string[]): Cells {
  return (column) => {
    const value = values[header.indexOf(column)] ?? ''
    return value === '?' ? '' : value.replace(/\s+/g, ' ').trim()
  }
}
