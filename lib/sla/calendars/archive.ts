import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import type { CalendarDto } from './schema'
import { assertNameFree, fetchCalendar, lockCalendar } from './store'

/**
 * Takes a calendar out of use. Tickets that it judged keep it; policies are offered it no more.
 * @throws Refused while a policy in force counts by it, or when it is archived already
 */
export async function archiveCalendar(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'sla.manage')
  await withTenant(ctx, async (tx) => {
    const before = await lockCalendar(tx, ctx, id)
    if (before.archivedAt !== null) throw new Refused('already_archived', 'This calendar is archived already')
    if (before.policies.length > 0) {
      const names = before.policies.map(({ name }) => name).join(', ')
      throw new Refused('calendar_in_use', `Policies count by it: ${names}. Give them another calendar first`)
    }
    await tx.slaCalendar.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: null },
      data: { archivedAt: ctx.now, updatedAt: ctx.now },
    })
    const entity = { type: 'sla_calendar', id }
    await record(tx, ctx, { entity, action: 'sla_calendar.archived', before, after: await fetchCalendar(tx, ctx, id) })
  })
}

/**
 * Takes an archived calendar into use again.
 * @throws Refused when it is in use
 * @throws ValidationFailed at `name` when another in use is called so by now
 */
export async function restoreCalendar(ctx: Ctx, id: string): Promise<CalendarDto> {
  authorize(ctx, 'sla.manage')
  return withTenant(ctx, async (tx) => {
    const before = await lockCalendar(tx, ctx, id)
    if (before.archivedAt === null) throw new Refused('not_archived', 'This calendar is not archived')
    await assertNameFree(tx, ctx, before.name, id)
    await tx.slaCalendar.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: { not: null } },
      data: { archivedAt: null, updatedAt: ctx.now },
    })
    const after = await fetchCalendar(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'sla_calendar', id }, action: 'sla_calendar.restored', before, after })
    return after
  })
}
