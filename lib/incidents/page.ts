import 'server-only'
import { encodeCursor } from '@/lib/tickets/cursor'
import type { IncidentListQuery, IncidentRow, IncidentSort } from './schema'

/** The place in a list just behind a row; null when there is no row. */
export function cursorAt(row: IncidentRow | undefined, sort: IncidentListQuery['sort']): string | null {
  if (!row) return null
  const field = sort.replace('-', '') as IncidentSort
  const value = field === 'number' ? Number(row.number.slice(row.number.indexOf('-') + 1)) : row[field]
  return encodeCursor({ sort, value, id: row.id })
}
