import { IllegalTransition, ValidationFailed, type Issue } from '@/lib/platform/errors'
import type { HoldReason, Visibility } from '@/lib/tickets/schema'
import type { IncidentStatus } from './schema'

/** Pure rules of incidents: no clock, no database. The states follow ITIL's incident lifecycle. */

export const TRANSITIONS: Record<IncidentStatus, readonly IncidentStatus[]> = {
  new: ['in_progress', 'on_hold', 'resolved', 'cancelled'],
  in_progress: ['on_hold', 'resolved', 'cancelled'],
  on_hold: ['in_progress', 'resolved', 'cancelled'],
  resolved: ['closed', 'in_progress'],
  closed: ['in_progress'],
  cancelled: [],
}

const DAY_MS = 86_400_000

/**
 * Whether a reply or an agent may still reopen: within the tenant's days after resolution, to the
 * millisecond. An incident without the date (it was never resolved) cannot be reopened.
 */
export function withinReopenWindow(resolvedAt: Date | null, now: Date, reopenDays: number): boolean {
  return resolvedAt !== null && now.getTime() - resolvedAt.getTime() <= reopenDays * DAY_MS
}

export interface IncidentState {
  status: IncidentStatus
  resolvedAt: Date | null
}

/** The states that can be reached from here, now. */
export function allowedTransitions(state: IncidentState, now: Date, reopenDays: number): readonly IncidentStatus[] {
  if (state.status === 'closed' && !withinReopenWindow(state.resolvedAt, now, reopenDays)) return []
  return TRANSITIONS[state.status]
}

export interface TransitionRequest {
  to: IncidentStatus
  holdReason?: HoldReason | undefined
  resolutionCode?: string | undefined
  resolution?: string | undefined
}

/** The columns that a transition sets. */
export interface TransitionColumns {
  status: IncidentStatus
  holdReason: HoldReason | null
  resolutionCode?: string | null
  resolution?: string | null
  resolvedAt?: Date | null
  closedAt?: Date | null
}

export interface TransitionPlan {
  columns: TransitionColumns
  reopened: boolean
}

/**
 * Plans a transition: first whether the arrow exists, then whether the target state has what it needs.
 * @throws IllegalTransition with the legal targets
 * @throws ValidationFailed naming each missing or superfluous field
 */
export function planTransition(
  state: IncidentState,
  request: TransitionRequest,
  now: Date,
  reopenDays: number,
): TransitionPlan {
  const allowed = allowedTransitions(state, now, reopenDays)
  const { to } = request
  if (!allowed.includes(to)) throw new IllegalTransition(state.status, to, allowed)

  const issues = missingFields(request)
  if (issues.length > 0) throw new ValidationFailed(issues)

  const columns: TransitionColumns = { status: to, holdReason: to === 'on_hold' ? request.holdReason ?? null : null }
  if (to === 'resolved') {
    columns.resolutionCode = request.resolutionCode ?? null
    columns.resolution = request.resolution ?? null
    columns.resolvedAt = now
  }
  if (to === 'closed' || to === 'cancelled') columns.closedAt = now
  const reopened = state.status === 'resolved' || state.status === 'closed' ? to === 'in_progress' : false
  // What solved it did not: the text stays readable on the timeline.
  if (reopened) Object.assign(columns, { resolutionCode: null, resolution: null, resolvedAt: null, closedAt: null })
  return { columns, reopened }
}

function missingFields({ to, holdReason, resolutionCode, resolution }: TransitionRequest): Issue[] {
  const required = (path: string, message: string): Issue => ({ path, message, code: 'required' })
  const superfluous = (path: string): Issue => ({ path, message: `Not used when going to ${to}`, code: 'not_applicable' })
  const issues: Issue[] = []
  if (to === 'on_hold' && !holdReason) issues.push(required('holdReason', 'On hold needs a reason'))
  if (to !== 'on_hold' && holdReason) issues.push(superfluous('holdReason'))
  if (to === 'resolved') {
    if (!resolutionCode) issues.push(required('resolutionCode', 'Resolved needs a resolution code'))
    if (!resolution) issues.push(required('resolution', 'Resolved needs a text that says how'))
  } else {
    if (resolutionCode) issues.push(superfluous('resolutionCode'))
    if (resolution) issues.push(superfluous('resolution'))
  }
  return issues
}

/** Who reads a comment given with a transition, unless it is said. */
export function commentVisibility({ to, holdReason }: TransitionRequest): Visibility {
  return to === 'resolved' || (to === 'on_hold' && holdReason === 'awaiting_requester') ? 'public' : 'internal'
}

export type ReplyEffect = 'none' | 'resume' | 'reopen' | 'follow_up'

/**
 * What a requester's reply does to an incident: it wakes one that waits for the requester, reopens a
 * resolved or closed one within the window, and becomes a new, linked incident after it. A reply to a
 * cancelled incident is a follow-up too.
 */
export function requesterReplyEffect(
  state: IncidentState & { holdReason: HoldReason | null },
  now: Date,
  reopenDays: number,
): ReplyEffect {
  switch (state.status) {
    case 'on_hold':
      return state.holdReason === 'awaiting_requester' ? 'resume' : 'none'
    case 'resolved':
    case 'closed':
      return withinReopenWindow(state.resolvedAt, now, reopenDays) ? 'reopen' : 'follow_up'
    case 'cancelled':
      return 'follow_up'
    case 'new':
    case 'in_progress':
      return 'none'
  }
}
