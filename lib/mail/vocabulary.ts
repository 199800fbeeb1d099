/** What people are told of, in the order in which it is listed. Safe in the browser. */
export const NOTICE_EVENTS = [
  'received',
  'assigned',
  'public_reply',
  'requester_replied',
  'status_changed',
  'resolved',
  'closed',
  'sla_warning',
  'sla_breach',
  'problem_opened',
  'problem_closed',
  'mention',
] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]

/** Who is told: in relation to the ticket, or `mentioned` by name in a message. */
export const RECIPIENTS = ['requester', 'assignee', 'team', 'manager', 'watchers', 'mentioned'] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const CHANNELS = ['email', 'inApp'] as const
export type NoticeChannel = (typeof CHANNELS)[number]
export type Channels = Record<NoticeChannel, boolean>

/** For each event, whom it can be told at all and whom it is told unless the tenant says otherwise. */
export type Matrix = Record<NoticeEvent, Partial<Record<Recipient, Channels>>>

const BOTH: Channels = { email: true, inApp: true }
const MAIL: Channels = { email: true, inApp: false }
const BELL: Channels = { email: false, inApp: true }
const NONE: Channels = { email: false, inApp: false }

/**
 * The matrix of a tenant that has changed nothing. A cell that is missing cannot be switched on: requesters hear
 * nothing of service levels and problems, and who is mentioned is told of nothing else as such.
 */
export const STANDARD_MATRIX: Matrix = {
  received: { requester: MAIL, team: BELL, manager: NONE },
  assigned: { requester: NONE, assignee: BOTH, team: NONE, watchers: NONE },
  public_reply: { requester: BOTH, assignee: BELL, team: NONE, watchers: BOTH },
  requester_replied: { assignee: BOTH, team: NONE, watchers: BELL },
  status_changed: { requester: BELL, assignee: BELL, team: NONE, watchers: BELL },
  resolved: { requester: BOTH, assignee: BELL, team: NONE, watchers: BOTH },
  closed: { requester: BOTH, assignee: NONE, team: NONE, watchers: BELL },
  sla_warning: { assignee: BOTH, team: NONE, manager: NONE, watchers: NONE },
  sla_breach: { assignee: BOTH, team: NONE, manager: MAIL, watchers: NONE },
  problem_opened: { assignee: BOTH, team: BELL, manager: NONE, watchers: BELL },
  problem_closed: { assignee: BELL, team: NONE, manager: NONE, watchers: BOTH },
  mention: { mentioned: BOTH },
}

/** Events of which only those who work tickets hear. */
export const STAFF_EVENTS: ReadonlySet<NoticeEvent> = new Set(['sla_warning', 'sla_breach', 'problem_opened', 'problem_closed'])

/** Events about which nobody may be left out: when the assignee cannot be told, the team is, and then the managers. */
export const NEVER_UNHEARD: ReadonlySet<NoticeEvent> = new Set(['requester_replied', 'sla_warning', 'sla_breach'])

export const DELIVERY_STATUSES = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]
