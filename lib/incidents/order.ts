import type { IncidentListQuery, IncidentSort } from './schema'

/** How a list is ordered, in SQL. */
interface ListOrder {
  /** What it is sorted by, and the type that a value of it is bound as. */
  column: string
  type: string
  /** Tells apart what is alike in that. */
  id: string
  /** Where it is read from, `t` being the ticket. */
  from: string
  descending: boolean
  /** For `order by`. */
  by: string
}

const COLUMNS: Record<IncidentSort, Pick<ListOrder, 'column' | 'type'>> = {
  createdAt: { column: 't.created_at', type: 'timestamptz' },
  updatedAt: { column: 't.updated_at', type: 'timestamptz' },
  priority: { column: 't.priority', type: 'int2' },
  number: { column: 't.number', type: 'int4' },
  dueAt: { column: 's.due_at', type: 'timestamptz' },
}

/** Sorted by the due time, incidents are found through the index of their clocks, which each of them has. */
export const isByDue = (sort: IncidentListQuery['sort']): boolean => sort.replace('-', '') === 'dueAt'

/** The order that a sort stands for; in an index, with the id as its end. */
export function orderOf(sort: IncidentListQuery['sort']): ListOrder {
  const descending = sort.startsWith('-')
  const { column, type } = COLUMNS[sort.replace('-', '') as IncidentSort]
  const from = isByDue(sort) ? 'ticket_sla s join ticket t on t.tenant_id = s.tenant_id and t.id = s.ticket_id' : 'ticket t'
  const id = isByDue(sort) ? 's.ticket_id' : 't.id'
  const direction = descending ? 'desc' : 'asc'
  return { column, type, id, from, descending, by: `${column} ${direction}, ${id} ${direction}` }
}
