import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { countUnread } from './queries'
import { readNotificationsInput } from './schema'

/**
 * Marks a person's own notices as read: those named, or all that there are by now. Doing it again changes nothing,
 * and somebody else's are as if they did not exist.
 * @throws ValidationFailed, Forbidden (who may see no tickets)
 */
export async function markNotificationsRead(ctx: Ctx, input: unknown = {}): Promise<{ unread: number }> {
  const { ids } = parse(readNotificationsInput, input)
  await tenantSql(ctx, {
    name: 'mark-notifications-read',
    text: `update notification set read_at = $2
      where user_id = $1::uuid and read_at is null and created_at <= $2 and ($3::uuid[] is null or id = any($3))`,
    values: [actorUserId(ctx), ctx.now, ids ?? null],
  })
  return { unread: await countUnread(ctx) }
}
