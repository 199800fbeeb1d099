import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { type CalendarDto, definitionOf, updateCalendarInput } from './schema'
import { assertNameFree, assertSound, fetchCalendar, lockCalendar } from './store'

/**
 * Changes a calendar by making a new version of it: tickets keep the version that judged them, unless open ones
 * are asked to move (`moveOpen`), which a job does afterwards.
 *
 * @param expectedVersion when given, a calendar that was changed since is refused
 * @throws Conflict on a stale version, with the calendar as it is now
 * @throws ValidationFailed with the calendar's flaws, or at `name` when another in use is called so
 */
export async function updateCalendar(
  ctx: Ctx,
  id: string,
  input: unknown,
  expectedVersion?: number,
): Promise<CalendarDto> {
  authorize(ctx, 'sla.manage')
  const { name, moveOpen = false, ...changes } = parse(updateCalendarInput, input)

  return withTenant(ctx, async (tx) => {
    const tenantId = ctx.tenant.id
    const before = await lockCalendar(tx, ctx, id)
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw new Conflict('Somebody changed this calendar first', before)
    const definition = { ...definitionOf(before), ...changes }
    assertSound(definition)
    if (name !== undefined && before.archivedAt === null) await assertNameFree(tx, ctx, name, id)

    const version = before.version + 1
    await tx.slaCalendarVersion.create({
      data: { tenantId, calendarId: id, version, definition, createdById: actorUserId(ctx), createdAt: ctx.now },
    })
    await tx.slaCalendar.updateMany({
      where: { tenantId, id, version: before.version },
      data: { ...(name !== undefined && { name }), version, updatedAt: ctx.now },
    })
    const after = await fetchCalendar(tx, ctx, id)
    await record(tx, ctx, {
      entity: { type: 'sla_calendar', id },
      action: 'sla_calendar.updated',
      before,
      after,
      event: { id, version, moveOpen },
    })
    return after
  })
}
