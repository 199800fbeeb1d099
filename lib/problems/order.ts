import type { ProblemListQuery } from './schema'
import type { ProblemSort } from './vocabulary'

const COLUMNS: Record<ProblemSort, { column: string; type: string }> = {
  createdAt: { column: 't.created_at', type: 'timestamptz' },
  updatedAt: { column: 't.updated_at', type: 'timestamptz' },
  priority: { column: 't.priority', type: 'int2' },
  number: { column: 't.number', type: 'int4' },
}

/** How a list is ordered, in SQL; `type` is what a value of the column is bound as, `by` goes behind `order by`. */
export function orderOf(sort: ProblemListQuery['sort']): { column: string; type: string; descending: boolean; by: string } {
  const descending = sort.startsWith('-')
  const { column, type } = COLUMNS[sort.replace('-', '') as ProblemSort]
  const direction = descending ? 'desc' : 'asc'
  return { column, type, descending, by: `${column} ${direction}, t.id ${direction}` }
}
