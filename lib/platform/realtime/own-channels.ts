import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { confidentialChannel, deskChannel, requesterChannel, userChannel } from './channels'

/** What a person hears at the desk, all of it from one connection. */
export function deskChannels(ctx: Ctx): string[] {
  const userId = actorUserId(ctx)
  if (!userId || !can(ctx, 'incident.read')) return []
  return [
    deskChannel(ctx.tenant.id),
    userChannel(ctx.tenant.id, userId),
    ...(can(ctx, 'incident.confidential') ? [confidentialChannel(ctx.tenant.id)] : []),
  ]
}

/** What a person hears in the portal, be they staff or not. */
export function portalChannels(ctx: Ctx): string[] {
  const userId = actorUserId(ctx)
  return userId ? [requesterChannel(ctx.tenant.id, userId)] : []
}
