import 'server-only'
import { NOTIFIED, userChannel } from './channels'
import { publish } from './publish'

/** Tells people that there are notices for them; for after the commit. */
export function tellNotified(notices: readonly { tenantId: string; userId: string }[]): void {
  const channels = new Set(notices.map(({ tenantId, userId }) => userChannel(tenantId, userId)))
  publish([...channels].map((channel) => ({ channel, event: NOTIFIED, data: {} })))
}
