import { z } from 'zod'

/**
 * The contract of live updates: which channels there are, who may hear them, and what is said there. Ids only,
 * never what people wrote: whoever shows something asks the server for it, which decides anew what they may see.
 * Pure, and safe in the browser. Farol speaks it to Pusher Channels or to the engine beside it (docs/realtime.md).
 */

/** Changes of tickets, for everybody who works tickets. */
export const deskChannel = (tenantId: string): string => `private-${tenantId}-desk`

/** Changes of confidential tickets, which are told nowhere else but to those who take part in one. */
export const confidentialChannel = (tenantId: string): string => `private-${tenantId}-desk-confidential`

/** What concerns one person who works tickets: notices, and confidential tickets that are assigned to them. */
export const userChannel = (tenantId: string, userId: string): string => `private-${tenantId}-user-${userId}`

/** What one may know of tickets that one opened or watches: public entries alone. */
export const requesterChannel = (tenantId: string, userId: string): string => `private-${tenantId}-requester-${userId}`

/**
 * Who has a ticket open: people who work tickets and may see it. They tell each other that they are writing by the
 * client event `client-typing`, without data. A ticket that becomes confidential has another channel from then on:
 * whoever was on the first one and may not see it any more hears nobody there.
 */
export const ticketChannel = (tenantId: string, { id, confidential }: { id: string; confidential: boolean }): string =>
  `presence-${tenantId}-${confidential ? 'confidential' : 'ticket'}-${id}`

/** Tickets have changed; the payload is `changedSchema`. */
export const CHANGED = 'changed'
/** There is a notice that the person has not seen; the payload is empty. */
export const NOTIFIED = 'notified'

export const changeSchema = z.object({
  /** What happened, as in the audit: `incident.commented`. */
  type: z.string().max(64),
  /** The ticket's id. */
  id: z.uuid(),
  /** When it was recorded, UTC. */
  at: z.iso.datetime(),
  /** The user who did it; left out when Farol itself did. */
  actorId: z.uuid().optional(),
  /** Of new incidents of the highest priority alone, so that a screen may call attention. */
  number: z.string().max(24).optional(),
  priority: z.number().int().min(1).max(5).optional(),
})

export const changedSchema = z.object({ events: z.array(changeSchema).min(1) })

export type LiveChange = z.infer<typeof changeSchema>
export type Changed = z.infer<typeof changedSchema>

/** What the others on a ticket's channel see of a member; the member's id is the user's. */
export interface LiveMember {
  name: string
}

/** Where a browser finds the live channels. */
export interface LiveConfig {
  key: string
  /** Of Pusher Channels; left out where a host is named. */
  cluster?: string
  wsHost?: string
  wsPort?: number
  forceTLS: boolean
}

export type Channel =
  | { kind: 'desk' | 'desk-confidential' }
  | { kind: 'user' | 'requester'; userId: string }
  | { kind: 'ticket'; ticketId: string; confidential: boolean }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PRIVATE = new RegExp(`^private-(${UUID})-(?:(desk|desk-confidential)|(user|requester)-(${UUID}))$`)
const PRESENCE = new RegExp(`^presence-(${UUID})-(ticket|confidential)-(${UUID})$`)

/** What a channel's name says within a tenant; null for any other name, and for those of other tenants. */
export function parseChannel(tenantId: string, name: string): Channel | null {
  const [, presenceTenant, place, ticketId] = PRESENCE.exec(name) ?? []
  if (ticketId) return presenceTenant === tenantId ? { kind: 'ticket', ticketId, confidential: place === 'confidential' } : null
  const [, tenant, desk, person, userId] = PRIVATE.exec(name) ?? []
  if (tenant !== tenantId) return null
  if (person && userId) return { kind: person as 'user' | 'requester', userId }
  return desk ? { kind: desk as 'desk' | 'desk-confidential' } : null
}
