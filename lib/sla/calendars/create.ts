import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { type CalendarDto, createCalendarInput } from './schema'
import { assertNameFree, assertSound, fetchCalendar } from './store'

/** Calendars that a tenant may have, archived ones among them. */
const MOST_CALENDARS = 200

/**
 * Adds a business calendar.
 * @throws ValidationFailed with the calendar's flaws, or at `name` when one in use is called so
 * @throws Refused when there are too many
 */
export async function createCalendar(ctx: Ctx, input: unknown): Promise<CalendarDto> {
  authorize(ctx, 'sla.manage')
  const { name, ...definition } = parse(createCalendarInput, input)
  assertSound(definition)

  return withTenant(ctx, async (tx) => {
    const tenantId = ctx.tenant.id
    if ((await tx.slaCalendar.count({ where: { tenantId } })) >= MOST_CALENDARS)
      throw new Refused('too_many_calendars', `There are ${MOST_CALENDARS} calendars already`)
    await assertNameFree(tx, ctx, name)

    const id = newId()
    await tx.slaCalendar.create({ data: { tenantId, id, name, createdAt: ctx.now, updatedAt: ctx.now } })
    await tx.slaCalendarVersion.create({
      data: { tenantId, calendarId: id, version: 1, definition, createdById: actorUserId(ctx), createdAt: ctx.now },
    })
    const calendar = await fetchCalendar(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'sla_calendar', id }, action: 'sla_calendar.created', after: calendar })
    return calendar
  })
}
