import type { Locale } from '@/lib/platform/i18n/locale'
import { newId } from '@/lib/platform/ids'
import { defaultCalendars } from './calendar/defaults'
import type { CalendarDefinition, PolicyDefinition } from './types'

/**
 * The service levels that a new organisation starts with. Free of the application around it: sign-up and the
 * demo's seed write them, the latter in plain Node.
 */
export interface ServiceLevels {
  calendars: { id: string; name: string; definition: CalendarDefinition }[]
  /** For all tickets, whatever they are about. */
  policy: { id: string; name: string; definition: PolicyDefinition }
}

const POLICY_NAME: Record<Locale, string> = { 'pt-BR': 'Padrão', en: 'Standard' }

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * Office hours in the time zone with Brazil's national holidays, a calendar that never closes, and a policy that
 * counts priority 1 round the clock and the others in office hours.
 * @param now holidays that move are dated around it
 */
export function defaultServiceLevels({
  locale,
  timezone,
  now,
}: {
  locale: Locale
  timezone: string
  now: Date
}): ServiceLevels {
  const { business, always } = defaultCalendars(locale, timezone, now.getUTCFullYear())
  const office = { id: newId(), ...business }
  const roundTheClock = { id: newId(), ...always }
  return {
    calendars: [office, roundTheClock],
    policy: { id: newId(), name: POLICY_NAME[locale], definition: catchAll(office.id, roundTheClock.id) },
  }
}

function catchAll(calendarId: string, alwaysId: string): PolicyDefinition {
  return {
    conditions: {},
    calendarId,
    targets: {
      1: { firstResponse: 15 * MINUTE, resolution: 4 * HOUR, calendarId: alwaysId },
      2: { firstResponse: HOUR, resolution: 8 * HOUR },
      3: { firstResponse: 4 * HOUR, resolution: 24 * HOUR },
      4: { firstResponse: 8 * HOUR, resolution: 40 * HOUR },
      5: { firstResponse: 16 * HOUR, resolution: 80 * HOUR },
    },
    warnPercent: 75,
    pauseOn: ['awaiting_requester', 'awaiting_vendor'],
    escalations: [
      { on: 'warning', notify: ['assignee'] },
      { on: 'breach', notify: ['assignee', 'managers'] },
    ],
  }
}

const INSERT = `
with given as (
  select $1::uuid as tenant_id, $2::timestamptz as now where not exists (select from sla_policy where tenant_id = $1::uuid)
), calendar as (select * from json_to_recordset($3::json) as c(id uuid, name text, definition json)
), policy as (select * from json_to_recordset($4::json) as p(id uuid, name text, definition json)
), calendars as (
  insert into sla_calendar (tenant_id, id, name, created_at, updated_at)
  select g.tenant_id, c.id, c.name, g.now, g.now from given g, calendar c
), calendar_versions as (
  insert into sla_calendar_version (tenant_id, calendar_id, version, definition, created_at)
  select g.tenant_id, c.id, 1, c.definition, g.now from given g, calendar c
), policies as (
  insert into sla_policy (tenant_id, id, name, position, created_at, updated_at)
  select g.tenant_id, p.id, p.name, 1, g.now, g.now from given g, policy p
)
insert into sla_policy_version (tenant_id, policy_id, version, name, definition, created_at)
select g.tenant_id, p.id, 1, p.name, p.definition, g.now from given g, policy p`

/** Runs a statement with the rights to write for the tenant: the system role, or the tenant's own transaction. */
type Run = (text: string, values: readonly unknown[]) => Promise<unknown>

/** Writes them in one statement. A tenant that has policies already is left as it is, so it can be repeated. */
export async function insertServiceLevels(
  run: Run,
  tenantId: string,
  { calendars, policy }: ServiceLevels,
  now: Date,
): Promise<void> {
  await run(INSERT, [tenantId, now, JSON.stringify(calendars), JSON.stringify([policy])])
}
