import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'

/** Conditions over `t` that the lists of every kind of ticket are filtered by. */
export interface TicketConditions {
  /** The column is one of the values. */
  anyOf: (column: string, values: readonly unknown[], type: string) => string
  /** The column is one of the ids; `none` is no value, `me` is the actor. */
  isOneOf: (column: string, values: readonly string[]) => string
  /** Filed under one of the categories or below it; `none` is under no category. */
  inCategories: (values: readonly string[]) => string
  /** Carries one of the tags. */
  tagged: (values: readonly string[]) => string
  /**
   * In one of the states. They are written out, from the kind's own list: behind a parameter the planner cannot
   * know that an index of open ones serves.
   */
  hasStatus: (known: readonly string[], wanted: readonly string[]) => string
}

export function ticketConditions(ctx: Ctx, params: SqlParams): TicketConditions {
  const anyOf = (column: string, values: readonly unknown[], type: string) =>
    values.length === 1 ? `${column} = ${params.add(values[0])}::${type}` : `${column} = any(${params.add(values)}::${type}[])`
  const maybe = (values: readonly string[], column: string, match: (ids: string[]) => string) => {
    const me = actorUserId(ctx)
    const ids = values.filter((value) => value !== 'none').map((value) => (value === 'me' ? me : value))
    const known = ids.filter((id) => id !== null)
    const parts = values.includes('none') ? [`${column} is null`] : []
    if (known.length > 0) parts.push(match(known))
    return parts.length > 0 ? `(${parts.join(' or ')})` : 'false'
  }
  return {
    anyOf,
    isOneOf: (column, values) => maybe(values, column, (ids) => anyOf(column, ids, 'uuid')),
    inCategories: (values) =>
      maybe(values, 't.category_id', (ids) => `t.category_id in (
      with recursive below as (
        select id from category where ${anyOf('id', ids, 'uuid')}
        union select child.id from category child join below on child.parent_id = below.id
      ) select id from below)`),
    tagged: (values) => `t.id in (select ticket_id from ticket_tag where ${anyOf('tag', values.map((tag) => tag.toLowerCase()), 'text')})`,
    hasStatus: (known, wanted) => {
      const words = known.filter((status) => wanted.includes(status)).map((status) => `'${status}'`)
      return words.length > 0 ? `t.status in (${words.join()})` : 'false'
    },
  }
}
