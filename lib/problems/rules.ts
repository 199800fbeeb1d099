import { IllegalTransition, ValidationFailed, type Issue } from '@/lib/platform/errors'
import type { Exit, ProblemStatus } from './vocabulary'

/** Pure rules of problems: no clock, no database. The states follow ITIL's problem management. */

export const TRANSITIONS: Record<ProblemStatus, readonly ProblemStatus[]> = {
  new: ['assess', 'closed'],
  assess: ['root_cause_analysis', 'closed'],
  root_cause_analysis: ['fix_in_progress', 'resolved', 'closed'],
  fix_in_progress: ['resolved', 'root_cause_analysis'],
  resolved: ['closed', 'root_cause_analysis'],
  closed: [],
}

export interface TransitionRequest {
  to: ProblemStatus
  resolution?: string | undefined
  exit?: Exit | undefined
  duplicateOf?: string | undefined
  exitReason?: string | undefined
}

/** The columns of the ticket that a transition sets. */
export interface TransitionColumns {
  status: ProblemStatus
  resolution?: string | null
  resolvedAt?: Date | null
  closedAt?: Date | null
}

export interface TransitionPlan {
  columns: TransitionColumns
  /** It goes back to where its cause is looked for. */
  reopened: boolean
}

/** Moves that end the work: they need a permission of their own. */
export const isEnding = (to: ProblemStatus): boolean => to === 'resolved' || to === 'closed'

/**
 * Plans a transition: first whether the arrow exists, then whether the target state has what it needs.
 * @throws IllegalTransition with the legal targets
 * @throws ValidationFailed naming each missing or superfluous field
 */
export function planTransition(from: ProblemStatus, request: TransitionRequest, now: Date): TransitionPlan {
  const { to, resolution } = request
  if (!TRANSITIONS[from].includes(to)) throw new IllegalTransition(from, to, TRANSITIONS[from])
  const issues = issuesOf(from, request)
  if (issues.length > 0) throw new ValidationFailed(issues)
  if (to === 'resolved') return { columns: { status: to, resolution: resolution ?? null, resolvedAt: now }, reopened: false }
  if (to === 'closed') return { columns: { status: to, closedAt: now }, reopened: false }
  // What fixed it did not: the text stays readable on the timeline.
  if (from === 'resolved') return { columns: { status: to, resolution: null, resolvedAt: null }, reopened: true }
  return { columns: { status: to }, reopened: false }
}

function issuesOf(from: ProblemStatus, { to, resolution, exit, duplicateOf, exitReason }: TransitionRequest): Issue[] {
  const exits = to === 'closed' && from !== 'resolved'
  const rules: readonly [path: string, value: unknown, needed: boolean, allowed: boolean, message: string][] = [
    ['resolution', resolution, to === 'resolved', to === 'resolved', 'Resolved needs a text that says how'],
    ['exit', exit, exits, exits, 'Closing what is not resolved needs an exit'],
    ['duplicateOf', duplicateOf, exits && exit === 'duplicate', exits && exit === 'duplicate', 'Say which problem stands for it'],
    ['exitReason', exitReason, exits && exit === 'risk_accepted', exits, 'Say why the risk is accepted'],
  ]
  return rules.flatMap(([path, value, needed, allowed, message]): Issue[] => {
    if (needed && !value) return [{ path, message, code: 'required' }]
    if (!allowed && value) return [{ path, message: `Not used when going to ${to}`, code: 'not_applicable' }]
    return []
  })
}

export interface KnownErrorState {
  rootCause: string
  workaround: string
}

/** What is missing for a known error: ITIL asks for the cause and for a workaround. */
export function knownErrorIssues({ rootCause, workaround }: KnownErrorState): Issue[] {
  const missing = (path: string, message: string): Issue => ({ path, message, code: 'required' })
  return [
    ...(rootCause ? [] : [missing('rootCause', 'A known error has a known cause')]),
    ...(workaround ? [] : [missing('workaround', 'A known error has a workaround')]),
  ]
}
