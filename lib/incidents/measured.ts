import 'server-only'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import type { IncidentListQuery } from './schema'

/** Filters that ask what reports count of an incident (`ticket_measure`): each number of a report opens its list by them. */
export type MeasuredFilter = Pick<
  IncidentListQuery,
  'endedAfter' | 'endedBefore' | 'openAt' | 'replied' | 'policy' | 'firstResponse' | 'resolution'
>

export const CLOCK_COLUMNS = { firstResponse: 'first_response', resolution: 'resolution' } as const

/**
 * What became of a clock, over the columns of `ticket_measure`: `met` in time; `breached`, whether it still runs or
 * was met too late, from its due instant on; `running` otherwise. Null where nothing was promised or it was cancelled.
 */
export function outcomeOf(alias: string, clock: keyof typeof CLOCK_COLUMNS, now: string): string {
  const column = (name: string) => `${alias}.${CLOCK_COLUMNS[clock]}_${name}`
  return `case
    when ${column('state')} is null or ${column('state')} = 'cancelled' then null
    when ${column('breached')} or ${column('due_at')} <= ${now} then 'breached'
    when ${column('state')} = 'met' then 'met'
    else 'running' end`
}

/** The condition, over `t`, that the measures of an incident are so; null when the filter asks for none. */
export function measuredCondition(filter: MeasuredFilter, params: SqlParams, now: Date): string | null {
  const conditions: string[] = []
  const instant = (value: string | Date) => `${params.add(value)}::timestamptz`
  if (filter.endedAfter) conditions.push(`m.ended_at > ${instant(filter.endedAfter)}`)
  if (filter.endedBefore) conditions.push(`m.ended_at < ${instant(filter.endedBefore)}`)
  if (filter.openAt) {
    const at = instant(filter.openAt)
    conditions.push(`m.created_at < ${at} and (m.ended_at is null or m.ended_at >= ${at})`)
  }
  if (filter.replied !== undefined) conditions.push(`m.replied_at is ${filter.replied ? 'not null' : 'null'}`)
  if (filter.policy) conditions.push(`m.policy_id = any(${params.add(filter.policy)}::uuid[])`)
  for (const clock of ['firstResponse', 'resolution'] as const) {
    const wanted = filter[clock]
    if (wanted) conditions.push(`${outcomeOf('m', clock, instant(now))} = any(${params.add(wanted)}::text[])`)
  }
  if (conditions.length === 0) return null
  return `exists (select from ticket_measure m where m.tenant_id = t.tenant_id and m.id = t.id and ${conditions.join(' and ')})`
}
