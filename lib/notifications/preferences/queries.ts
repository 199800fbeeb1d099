import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import { STAFF_EVENTS, NOTICE_EVENTS } from '@/lib/mail/vocabulary'
import type { PreferenceDto } from './schema'

/** What one is told of, as far as it can concern one: all that one has not switched off. @throws Forbidden */
export async function getPreferences(ctx: Ctx): Promise<PreferenceDto[]> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const userId = actorUserId(ctx)
  if (userId === null) return []
  const rows = await readTenant(ctx, (db) => db.notificationPreference.findMany({ where: { tenantId: ctx.tenant.id, userId } }))
  return NOTICE_EVENTS.filter((event) => isStaff(ctx) || !STAFF_EVENTS.has(event)).map((event) => {
    const row = rows.find((one) => one.event === event)
    return { event, email: row?.email ?? true, inApp: row?.inApp ?? true }
  })
}
