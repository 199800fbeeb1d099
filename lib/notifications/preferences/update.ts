import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { getPreferences } from './queries'
import { updatePreferencesInput, type PreferenceDto } from './schema'

/** Chooses what one is told of, and how; what is not named stays. @throws Forbidden, ValidationFailed */
export async function updatePreferences(ctx: Ctx, input: unknown): Promise<PreferenceDto[]> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const { preferences } = parse(updatePreferencesInput, input)
  const userId = actorUserId(ctx)
  if (userId === null) throw new Forbidden('Only a person has preferences')
  await withTenant(ctx, async (tx) => {
    await txSql(
      tx,
      `insert into notification_preference (tenant_id, user_id, event, email, in_app)
        select distinct on (event) $1::uuid, $2::uuid, event, email, "inApp"
        from json_to_recordset($3::json) as p(event text, email boolean, "inApp" boolean)
        on conflict (tenant_id, user_id, event) do update set email = excluded.email, in_app = excluded.in_app`,
      [ctx.tenant.id, userId, JSON.stringify(preferences)],
    )
    await record(tx, ctx, { entity: { type: 'user', id: userId }, action: 'user.preferences_updated', after: { preferences } })
  })
  return getPreferences(ctx)
}
