import { rememberLive } from '@/lib/platform/realtime/sessions'
import { signing } from '../door'
import { userForm } from '../schema'

export const dynamic = 'force-dynamic'

/**
 * Says whose a live connection is. Its user there is the sign-in, not the person: ending one sign-in ends its
 * connections and no others.
 */
export const POST = signing(userForm, (server, { actor, tenant }, { socket_id: socketId }) => {
  rememberLive(tenant.id, actor)
  return server.authenticateUser(socketId, { id: actor.sessionId })
})
