import type { Occasion } from './recipients'

/** An event of the outbox, as far as it says what people are to be told. */
export interface TicketEvent {
  /** `incident.commented`. */
  type: string
  actorId: string | null
  from?: string | undefined
  to?: string | undefined
  changed?: readonly string[] | undefined
  /** Whom it was given to then, where the event says so. */
  assigneeId?: string | null | undefined
  /** The requester hears the same of another of their tickets. */
  requesterTold?: boolean | undefined
}

/** The message that was written with the change. */
export interface EventComment {
  visibility: 'public' | 'internal'
  /** Its author is on the requester's side of the conversation. */
  fromRequester: boolean
  mentionedIds: readonly string[]
}

interface Circumstances {
  comment: EventComment | null
  assigneeId: string | null
  teamId: string | null
  /** By which the ticket came. */
  channel?: string
}

/** Where requesters open tickets themselves, and hear by mail that it arrived. */
const CONFIRMED: readonly string[] = ['email', 'portal']

/** What there is to tell of one event. Nothing of most updates: who follows each of them has the timeline. Pure. */
export function occasionsOf(event: TicketEvent, { comment, assigneeId, teamId, channel = '' }: Circumstances): Occasion[] {
  if (event.type.startsWith('problem.')) return ofProblem(event, { comment, assigneeId, teamId })
  const { actorId } = event
  const say = (name: Occasion['event'], more: Partial<Occasion> = {}): Occasion => ({ event: name, internal: false, actorId, ...more })
  const happened = event.type.slice(event.type.indexOf('.') + 1)
  const occasions: Occasion[] = []
  if (happened === 'created') occasions.push(say('received', CONFIRMED.includes(channel) ? { confirms: true } : {}))
  const given = (field: string) => happened === 'created' || event.changed?.includes(field)
  // What only a team was given is not assigned to anybody yet: of a new ticket it hears as such.
  const toTeam = assigneeId === null && teamId !== null && event.changed?.includes('team')
  // Who had it only in between hears nothing any more.
  const still = event.assigneeId === undefined || event.assigneeId === assigneeId
  if (still && (toTeam || (assigneeId !== null && given('assignee')))) occasions.push(say('assigned'))
  const moved = statusOccasion(happened, event)
  if (moved) occasions.push(say(moved, event.requesterTold ? { requesterTold: true } : {}))
  if (comment?.visibility === 'public') occasions.push(say(comment.fromRequester ? 'requester_replied' : 'public_reply', event.requesterTold ? { requesterTold: true } : {}))
  if (comment && comment.mentionedIds.length > 0) {
    occasions.push(say('mention', { internal: comment.visibility === 'internal', mentionedIds: comment.mentionedIds }))
  }
  return occasions
}

/** Of a problem: that it was opened, given to somebody, and closed; and who is named in a note. */
function ofProblem({ type, actorId, changed = [], assigneeId: given }: TicketEvent, { comment, assigneeId, teamId }: Circumstances): Occasion[] {
  const occasions: Occasion[] = []
  if (type === 'problem.created') occasions.push({ event: 'problem_opened', internal: true, actorId })
  if (type === 'problem.closed') occasions.push({ event: 'problem_closed', internal: true, actorId })
  const still = given === undefined || given === assigneeId
  const became = assigneeId === null ? teamId !== null && changed.includes('team') : changed.includes('assignee')
  if (still && became) occasions.push({ event: 'assigned', internal: true, actorId })
  if (comment && comment.mentionedIds.length > 0) {
    occasions.push({ event: 'mention', internal: true, actorId, mentionedIds: comment.mentionedIds })
  }
  return occasions
}

function statusOccasion(happened: string, { from, to }: TicketEvent): Occasion['event'] | null {
  if (to === undefined || from === to) return null
  if (happened === 'resolved' || happened === 'closed') return happened
  return 'status_changed'
}
