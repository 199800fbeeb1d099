import 'server-only'
import { nextDue } from '@/lib/sla/reading'
import { encodeCursor, NEVER } from '@/lib/tickets/cursor'
import type { IncidentListQuery, IncidentRow, IncidentSort } from './schema'

/** The place in a list just behind a row; null when there is no row. */
export function cursorAt(row: IncidentRow | undefined, sort: IncidentListQuery['sort']): string | null {
  if (!row) return null
  const field = sort.replace('-', '') as IncidentSort
  return encodeCursor({ sort, value: valueOf(row, field), id: row.id })
}

function valueOf(row: IncidentRow, field: IncidentSort): string | number {
  switch (field) {
    case 'number':
      return Number(row.number.slice(row.number.indexOf('-') + 1))
    case 'dueAt':
      return nextDue(row.sla) ?? NEVER
    default:
      return row[field]
  }
}
