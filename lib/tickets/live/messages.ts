import 'server-only'
import type { RelayedEvent } from '@/lib/platform/jobs/relay/listeners'
import { CHANGED, changeSchema, confidentialChannel, deskChannel, requesterChannel, userChannel, type LiveChange } from '@/lib/platform/realtime/channels'
import type { LiveMessage } from '@/lib/platform/realtime/publish'

/** Who may know of a ticket, besides those who work tickets. */
export interface Audience {
  tenantId: string
  ticketId: string
  confidential: boolean
  requesterId: string
  assigneeId: string | null
  watcherIds: readonly string[]
}

/** Changes in one message: Pusher Channels takes 10 kB, and one is at most 240 bytes. */
const IN_ONE = 40
/** A new incident of this priority is told with its number, so that a screen may call attention. */
const CRITICAL = 1
const TICKET_EVENT = /^(?:incident|problem|change|request)\.\w+$/
/** What a requester sees happen besides changes of the status. */
const SHOWN_TO_REQUESTERS = /\.(?:created|assigned|escalated|merged|unmerged|deleted|restored)$/

/** The ticket that an event is about; null for any other. */
export function ticketOf({ type, payload }: RelayedEvent): string | null {
  return TICKET_EVENT.test(type) && typeof payload.id === 'string' ? payload.id : null
}

/** What is said on which channel about events that were committed together: ids, once for each kind of change. */
export function messagesOf(events: readonly RelayedEvent[], audiences: readonly Audience[]): LiveMessage[] {
  const byTicket = new Map(audiences.map((audience) => [`${audience.tenantId}/${audience.ticketId}`, audience]))
  const said = new Map<string, Map<string, LiveChange>>()
  for (const event of events) {
    const audience = byTicket.get(`${event.tenantId}/${ticketOf(event)}`)
    const change = audience && changeOf(event)
    if (!change) continue
    for (const channel of channelsOf(event, audience)) {
      const changes = said.get(channel) ?? new Map<string, LiveChange>()
      said.set(channel, changes.set(`${change.id} ${change.type}`, change))
    }
  }
  return [...said].flatMap(([channel, changes]) =>
    inParts([...changes.values()]).map((part) => ({ channel, event: CHANGED, data: { events: part } })),
  )
}

function changeOf({ type, payload, at }: RelayedEvent): LiveChange | undefined {
  const { id, actorId, number, priority } = payload
  const critical = type === 'incident.created' && priority === CRITICAL
  return changeSchema.safeParse({
    type,
    id,
    at: at.toISOString(),
    ...(typeof actorId === 'string' ? { actorId } : {}),
    ...(critical ? { number, priority } : {}),
  }).data
}

/** The rule of `visibleTickets`, as channels. */
function channelsOf(event: RelayedEvent, { tenantId, confidential, requesterId, assigneeId, watcherIds }: Audience): string[] {
  const channels = confidential ? [confidentialChannel(tenantId)] : [deskChannel(tenantId)]
  if (confidential && assigneeId) channels.push(userChannel(tenantId, assigneeId))
  // It vanishes from the screens of those who may not see it any more; they knew the id until now.
  if (confidential && becameConfidential(event)) {
    channels.push(deskChannel(tenantId), ...watcherIds.map((id) => requesterChannel(tenantId, id)))
  }
  if (!isShownToRequesters(event)) return channels
  const people = new Set([requesterId, ...(confidential ? [] : watcherIds)])
  return [...new Set([...channels, ...[...people].map((id) => requesterChannel(tenantId, id))])]
}

const becameConfidential = ({ payload: { changed } }: RelayedEvent): boolean =>
  Array.isArray(changed) && changed.includes('confidential')

/** Of an internal note a requester is not even told the time. */
function isShownToRequesters({ type, payload: { from, to, visibility } }: RelayedEvent): boolean {
  if (typeof to === 'string' && to !== from) return true
  if (typeof visibility === 'string') return visibility === 'public'
  return SHOWN_TO_REQUESTERS.test(type)
}

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / IN_ONE) }, (_, part) => all.slice(part * IN_ONE, (part + 1) * IN_ONE))
