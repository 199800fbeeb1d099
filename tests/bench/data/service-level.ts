import { compileCalendar } from '@/lib/sla/calendar/compile'
import { computeClocks, type StoredClocks } from '@/lib/sla/clock'
import { defaultServiceLevels, type ServiceLevels } from '@/lib/sla/defaults'
import type { JudgedFact, SlaFact, VersionRef } from '@/lib/sla/facts'
import type { Fired } from '@/lib/sla/reading'
import { slaRow } from '@/lib/sla/store'
import { calendarIdAt, type TermsOf } from '@/lib/sla/terms'
import { tellingOf } from '@/lib/sla/timers/telling'
import type { Value } from './copy'
import type { TableRows } from './tenants'

/** What a tenant promises: what every new one does. */
export interface Promises {
  policy: VersionRef
  /** The calendar that counts at a priority. */
  calendarAt: (priority: number) => VersionRef
  termsOf: TermsOf
}

export const SLA_COLUMNS = [
  'tenant_id', 'ticket_id', 'facts', 'clocks', 'fired', 'policy_id', 'policy_version', 'first_response_state',
  'next_response_state', 'resolution_state', 'due_at', 'warn_at', 'breached_at', 'timer_at', 'silent',
] as const

/** Tables of a tenant's calendars and policies, to be filled by `promise`. */
export const promiseTables = (): Record<'calendar' | 'calendarVersion' | 'policy' | 'policyVersion', TableRows> => ({
  calendar: { table: 'sla_calendar', columns: ['tenant_id', 'id', 'name', 'created_at'], rows: [] },
  calendarVersion: { table: 'sla_calendar_version', columns: ['tenant_id', 'calendar_id', 'version', 'definition', 'created_at'], rows: [] },
  policy: { table: 'sla_policy', columns: ['tenant_id', 'id', 'name', 'position', 'created_at'], rows: [] },
  policyVersion: { table: 'sla_policy_version', columns: ['tenant_id', 'policy_id', 'version', 'name', 'definition', 'created_at'], rows: [] },
})

/** Gives a tenant the calendars and the policy that sign-up gives. */
export function promise(tenantId: string, born: Date, tables: ReturnType<typeof promiseTables>): Promises {
  const levels = defaultServiceLevels({ locale: 'pt-BR', timezone: 'America/Sao_Paulo', now: born })
  for (const { id, name, definition } of levels.calendars) {
    tables.calendar.rows.push([tenantId, id, name, born])
    tables.calendarVersion.rows.push([tenantId, id, 1, JSON.stringify(definition), born])
  }
  const { id, name, definition } = levels.policy
  tables.policy.rows.push([tenantId, id, name, 1, born])
  tables.policyVersion.rows.push([tenantId, id, 1, name, JSON.stringify(definition), born])
  return promisesOf(levels)
}

/** What service levels in their first version promise. */
export function promisesOf({ calendars, policy: { id, name, definition } }: Pick<ServiceLevels, 'policy'> & { calendars: readonly Dated[] }): Promises {
  const version = 1
  const times = new Map(calendars.map((calendar) => [calendar.id, compileCalendar(calendar.definition)]))
  return {
    policy: { id, version },
    calendarAt: (priority) => ({ id: calendarIdAt(definition, priority), version }),
    termsOf: ({ calendar, priority }) => {
      const time = calendar && times.get(calendar.id)
      return time ? { policy: { id, version, name }, calendar: { ...calendar, times: time }, priority, definition } : null
    },
  }
}

type Dated = Omit<ServiceLevels['calendars'][number], 'name'>

/** The judgement with which a ticket begins. */
export const judged = ({ policy, calendarAt }: Promises, at: number, priority: number, categoryId: string | null): JudgedFact => ({
  type: 'judged', at, priority, categoryId, policy, calendar: calendarAt(priority), reason: 'opened',
})

/**
 * The row of a ticket's service level as the application would have it by now: clocks of the last change, and told
 * what has happened since.
 */
export function serviceLevel({ termsOf }: Promises, ticketId: string, facts: readonly SlaFact[], now: number): ReturnType<typeof slaRow> {
  const last = facts.at(-1)?.at ?? now
  const { clocks, fired } = toldBy(computeClocks(facts, termsOf, last), now)
  return slaRow(ticketId, { facts, clocks, fired, silent: false })
}

const toldBy = (clocks: StoredClocks, now: number): { clocks: StoredClocks; fired: Fired } =>
  tellingOf({ clocks, fired: {} }, new Date(now).toISOString())

/**
 * The row for COPY. Nothing is ever told of it: a run must find what the one before found, whatever has become due
 * in between.
 */
export function serviceLevelValues(tenantId: string, row: ReturnType<typeof slaRow>): Value[] {
  return [
    tenantId, row.ticket_id, JSON.stringify(row.facts), JSON.stringify(row.clocks), JSON.stringify(row.fired), row.policy_id,
    row.policy_version, row.first_response_state, row.next_response_state, row.resolution_state, row.due_at, row.warn_at,
    row.breached_at, null, row.silent,
  ]
}
