import type { IncidentStatus } from '@/lib/incidents/schema'
import type { Channel, HoldReason, Level } from '@/lib/tickets/schema'

/** What ServiceNow's words mean here. All are compared without case. */

export interface State {
  status: IncidentStatus
  holdReason: HoldReason | null
}

const open = (status: IncidentStatus): State => ({ status, holdReason: null })
const hold = (holdReason: HoldReason): State => ({ status: 'on_hold', holdReason })

const STATES = new Map<string, State>([
  ['new', open('new')],
  ['active', open('in_progress')],
  ['in progress', open('in_progress')],
  ['work in progress', open('in_progress')],
  ['awaiting user info', hold('awaiting_requester')],
  ['awaiting caller', hold('awaiting_requester')],
  // No reason of ours says it; the source's word is kept on the timeline and in customFields.source.
  ['awaiting evidence', hold('awaiting_requester')],
  ['awaiting problem', hold('awaiting_problem')],
  ['awaiting change', hold('awaiting_change')],
  ['awaiting vendor', hold('awaiting_vendor')],
  ['resolved', open('resolved')],
  ['closed', open('closed')],
  ['canceled', open('cancelled')],
  ['cancelled', open('cancelled')],
])

const CHANNELS = new Map<string, Channel>([
  ['phone', 'phone'],
  ['ivr', 'phone'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['self service', 'portal'],
  ['self-service', 'portal'],
  ['chat', 'chat'],
  ['virtual agent', 'chat'],
  ['event', 'monitor'],
  ['monitoring', 'monitor'],
  ['integration', 'api'],
  ['whatsapp', 'whatsapp'],
])

const LEVELS = new Map<string, Level>([
  ['1', 'high'],
  ['2', 'medium'],
  ['3', 'low'],
])

export const stateOf = (text: string): State | undefined => STATES.get(text.toLowerCase())

/** `other` for a way in that we have no word for. */
export const channelOf = (text: string): Channel => CHANNELS.get(text.toLowerCase()) ?? 'other'

/** `2 - Medium`, or the bare number. */
export const levelOf = (text: string): Level | undefined => LEVELS.get(/^([1-3])(?:\s*-.*)?$/.exec(text)?.[1] ?? '')

/** `3 - Moderate`, or the bare number. */
export const priorityOf = (text: string): number | undefined => {
  const digit = /^([1-5])(?:\s*-.*)?$/.exec(text)?.[1]
  return digit === undefined ? undefined : Number(digit)
}
