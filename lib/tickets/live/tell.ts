import 'server-only'
import { isUuid } from '@/lib/platform/ids'
import { onRelayed, type RelayedEvent } from '@/lib/platform/jobs/relay/listeners'
import { liveKeys } from '@/lib/platform/realtime/configured'
import { publish } from '@/lib/platform/realtime/publish'
import { findAudiences } from './audience'
import { messagesOf, ticketOf } from './messages'

/** Has screens told of every event that the relay sends on, for as long as this process lives. */
export function startLiveTickets(): void {
  if (liveKeys()) onRelayed('live-tickets', tellChanges)
}

/** Tells the screens of those who may know of it what has happened to tickets. */
export async function tellChanges(events: readonly RelayedEvent[]): Promise<void> {
  const tickets = new Map(
    events.flatMap((event) => {
      const ticketId = ticketOf(event)
      return ticketId !== null && isUuid(ticketId) ? [[ticketId, { tenantId: event.tenantId, ticketId }] as const] : []
    }),
  )
  if (tickets.size > 0) publish(messagesOf(events, await findAudiences([...tickets.values()])))
}
