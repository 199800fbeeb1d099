import type { NoticeEvent } from '../vocabulary'

/** What a template may say of its ticket, `{{ticket.number}}`. Safe in the browser. */
const COMMON = [
  'organisation',
  'recipient',
  'actor',
  'ticket.number',
  'ticket.title',
  'ticket.status',
  'ticket.priority',
  'ticket.requester',
  'ticket.assignee',
  'ticket.team',
  'link',
] as const

const COMMENT = ['comment'] as const
const SLA = ['sla.metric', 'sla.due'] as const

export const VARIABLES = [...COMMON, ...COMMENT, 'description', 'resolution', ...SLA] as const
export type Variable = (typeof VARIABLES)[number]

/** The variables that an event knows. */
export function variablesOf(event: NoticeEvent): readonly Variable[] {
  switch (event) {
    case 'sla_warning':
    case 'sla_breach':
      return [...COMMON, ...SLA]
    case 'received':
    case 'assigned':
    case 'problem_opened':
      return [...COMMON, 'description']
    case 'resolved':
    case 'problem_closed':
      return [...COMMON, 'resolution', ...COMMENT]
    default:
      return [...COMMON, ...COMMENT]
  }
}

export const SUBJECT_LIMIT = 200
export const BODY_LIMIT = 10_000
