import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import type { CalendarDto } from './schema'
import { fetchCalendar, readCalendars } from './store'

/** The tenant's calendars by name, each in its newest version; archived ones only when asked for. */
export async function listCalendars(ctx: Ctx, { archived = false } = {}): Promise<CalendarDto[]> {
  authorize(ctx, 'incident.read', 'sla.manage')
  return readCalendars(ctx, { archived })
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getCalendar(ctx: Ctx, id: string): Promise<CalendarDto> {
  authorize(ctx, 'incident.read', 'sla.manage')
  return withTenant(ctx, (tx) => fetchCalendar(tx, ctx, id))
}
