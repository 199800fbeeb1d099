import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { calendarFlaws } from '@/lib/sla/calendar/flaws'
import type { CalendarDefinition } from '@/lib/sla/types'
import type { CalendarDto } from './schema'

interface CalendarRow {
  id: string
  name: string
  version: number
  definition: CalendarDto
  policies: { id: string; name: string }[]
  createdAt: Date
  updatedAt: Date
  archivedAt: Date | null
}

/** With the policies in force that name the calendar, for all priorities or for one. */
const READ = `
select c.id, c.name, c.version, v.definition, c.created_at as "createdAt", c.updated_at as "updatedAt",
  c.archived_at as "archivedAt",
  coalesce((
    select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.position, p.id)
    from sla_policy p join sla_policy_version pv
      on pv.tenant_id = p.tenant_id and pv.policy_id = p.id and pv.version = p.version
    where p.tenant_id = c.tenant_id and p.archived_at is null and (
      pv.definition ->> 'calendarId' = c.id::text
      or exists (select from json_each(pv.definition -> 'targets') t where t.value ->> 'calendarId' = c.id::text))
  ), '[]') as policies
from sla_calendar c join sla_calendar_version v
  on v.tenant_id = c.tenant_id and v.calendar_id = c.id and v.version = c.version
where c.tenant_id = $1::uuid`

const toDto = ({ definition, createdAt, updatedAt, archivedAt, ...row }: CalendarRow): CalendarDto => ({
  ...row,
  timezone: definition.timezone,
  week: definition.week,
  holidays: definition.holidays,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
})

/** One calendar as it is now. @throws NotFound when the tenant has no such calendar */
export async function fetchCalendar(tx: Tx, ctx: Ctx, id: string): Promise<CalendarDto> {
  const [row] = isUuid(id) ? await txSql<CalendarRow>(tx, `${READ} and c.id = $2::uuid`, [ctx.tenant.id, id]) : []
  if (!row) throw new NotFound('Calendar')
  return toDto(row)
}

/** The same, held until the transaction ends: no policy can come to use it, and nobody else change it, meanwhile. */
export async function lockCalendar(tx: Tx, ctx: Ctx, id: string): Promise<CalendarDto> {
  if (isUuid(id)) {
    const lock = 'select id from sla_calendar where tenant_id = $1::uuid and id = $2::uuid for update'
    await txSql(tx, lock, [ctx.tenant.id, id])
  }
  return fetchCalendar(tx, ctx, id)
}

/** All of the tenant, by name. */
export async function readCalendars(ctx: Ctx, { archived }: { archived: boolean }): Promise<CalendarDto[]> {
  const rows = await tenantSql<CalendarRow>(ctx, {
    text: `${READ} and ($2::boolean or c.archived_at is null) order by lower(c.name), c.id`,
    values: [ctx.tenant.id, archived],
  })
  return rows.map(toDto)
}

/** @throws ValidationFailed at `name` when another calendar in use is called so */
export async function assertNameFree(tx: Tx, ctx: Ctx, name: string, exceptId?: string): Promise<void> {
  const taken = await tx.slaCalendar.findFirst({
    where: {
      tenantId: ctx.tenant.id,
      archivedAt: null,
      name: { equals: name, mode: 'insensitive' },
      ...(exceptId && { NOT: { id: exceptId } }),
    },
    select: { id: true },
  })
  if (taken) throw ValidationFailed.at('name', 'There is a calendar of this name', 'taken')
}

/** @throws ValidationFailed with every flaw of the calendar */
export function assertSound(definition: CalendarDefinition): void {
  const flaws = calendarFlaws(definition)
  if (flaws.length > 0) throw new ValidationFailed(flaws)
}
