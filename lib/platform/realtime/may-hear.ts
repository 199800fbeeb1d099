import 'server-only'
import { can, isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { confidentialChannel, deskChannel, requesterChannel, userChannel } from './channels'

/** The channels that tell an actor of changes anywhere, as their permissions are at this moment. */
export function channelsOf(ctx: Ctx): string[] {
  const userId = actorUserId(ctx)
  if (userId === null) return []
  const { id } = ctx.tenant
  const channels = [userChannel(id, userId)]
  if (isStaff(ctx)) channels.push(deskChannel(id))
  if (isStaff(ctx) && can(ctx, 'incident.confidential')) channels.push(confidentialChannel(id))
  if (isStaff(ctx) || can(ctx, 'incident.read.own')) channels.push(requesterChannel(id, userId))
  return channels
}
