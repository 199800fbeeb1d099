import { Forbidden } from '@/lib/platform/errors'
import type { LiveMember } from '@/lib/platform/realtime/channels'
import { rememberLive } from '@/lib/platform/realtime/sessions'
import { mayJoin } from '@/lib/tickets/live/may-join'
import { signing } from '../door'
import { channelForm } from '../schema'

export const dynamic = 'force-dynamic'

/** Lets a live connection onto a channel that its person may hear; 403 for any other, there or not. */
export const POST = signing(channelForm, async (server, ctx, { socket_id: socketId, channel_name: channel }) => {
  if (!(await mayJoin(ctx, channel))) throw new Forbidden()
  const { actor, tenant } = ctx
  rememberLive(tenant.id, actor)
  const member = channel.startsWith('presence-') ? { user_id: actor.id, user_info: { name: actor.name } satisfies LiveMember } : undefined
  return server.authorizeChannel(socketId, channel, member)
})
