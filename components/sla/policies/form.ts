import type { ActionError } from '@/lib/people/action-context'
import type { PolicyDto } from '@/lib/sla/policies/schema'
import { LIMITS } from '@/lib/sla/policies/vocabulary'
import type { Escalation, PolicyDefinition, PriorityKey, Target } from '@/lib/sla/types'
import type { HoldReason } from '@/lib/tickets/vocabulary'
import { formatExact, parseDuration } from './duration'
import type { PolicyIssues } from './use-policy-errors'

export const PRIORITY_KEYS = ['1', '2', '3', '4', '5'] as const satisfies PriorityKey[]
export const TARGET_KEYS = ['firstResponse', 'nextResponse', 'resolution'] as const
type TargetKey = (typeof TARGET_KEYS)[number]

/** The metric that a target is of, by its name in messages. */
export const METRIC_OF = {
  firstResponse: 'first_response',
  nextResponse: 'next_response',
  resolution: 'resolution',
} as const

/** A target as it is typed; '' promises nothing, and takes the policy's calendar. */
export type TypedTarget = Record<TargetKey | 'calendarId', string>

/** A policy as it is typed. */
export interface PolicyForm {
  name: string
  priorities: readonly number[]
  categoryIds: readonly string[]
  calendarId: string
  targets: Readonly<Record<PriorityKey, TypedTarget>>
  warnPercent: string
  pauseOn: readonly HoldReason[]
  escalations: readonly Escalation[]
}

const NO_TARGET: TypedTarget = { firstResponse: '', nextResponse: '', resolution: '', calendarId: '' }

const targetsOf = (make: (key: PriorityKey) => TypedTarget): PolicyForm['targets'] => ({
  1: make('1'),
  2: make('2'),
  3: make('3'),
  4: make('4'),
  5: make('5'),
})

/** What a new policy begins with: the usual pauses and notices, and no promise yet. */
export const emptyForm = (calendarId: string): PolicyForm => ({
  name: '',
  priorities: [],
  categoryIds: [],
  calendarId,
  targets: targetsOf(() => NO_TARGET),
  warnPercent: '75',
  pauseOn: ['awaiting_requester', 'awaiting_vendor'],
  escalations: [
    { on: 'warning', notify: ['assignee'] },
    { on: 'breach', notify: ['assignee', 'managers'] },
  ],
})

export function formOf({
  name,
  conditions,
  calendarId,
  targets,
  warnPercent,
  pauseOn,
  escalations,
}: PolicyDto): PolicyForm {
  const typed = (target: Target | undefined): TypedTarget => ({
    firstResponse: text(target?.firstResponse),
    nextResponse: text(target?.nextResponse),
    resolution: text(target?.resolution),
    calendarId: target?.calendarId ?? '',
  })
  return {
    name,
    priorities: conditions.priorities ?? [],
    categoryIds: conditions.categoryIds ?? [],
    calendarId,
    targets: targetsOf((key) => typed(targets[key])),
    warnPercent: String(warnPercent),
    pauseOn,
    escalations,
  }
}

const text = (seconds: number | undefined): string => (seconds === undefined ? '' : formatExact(seconds))

/** What is typed as a policy to be sent, or why it is none yet. */
export function readForm(form: PolicyForm): { definition: PolicyDefinition | null; issues: PolicyIssues } {
  const issues: Record<string, string> = {}
  if (form.name.trim() === '') issues.name = 'required'
  const targets: Partial<Record<PriorityKey, Target>> = {}
  for (const key of PRIORITY_KEYS) {
    const { calendarId, ...typed } = form.targets[key]
    const target: Target = {}
    for (const metric of TARGET_KEYS) {
      if (typed[metric].trim() === '') continue
      const seconds = parseDuration(typed[metric])
      if (seconds === null || seconds < 1) issues[`targets.${key}.${metric}`] = 'invalid_duration'
      else if (seconds > LIMITS.seconds) issues[`targets.${key}.${metric}`] = 'too_long'
      else target[metric] = seconds
    }
    if (Object.keys(target).length > 0) targets[key] = calendarId ? { ...target, calendarId } : target
  }
  const hasTarget = Object.keys(targets).length > 0
  if (!hasTarget && !Object.keys(issues).some((path) => path.startsWith('targets'))) issues.targets = 'no_target'
  const warnPercent = Number(form.warnPercent)
  if (!Number.isInteger(warnPercent) || warnPercent < 1 || warnPercent > 99) issues.warnPercent = 'percent'
  form.escalations.forEach(({ notify, assignTeamId, assigneeId, raisePriority }, index) => {
    if (!notify?.length && !assignTeamId && !assigneeId && !raisePriority) issues[`escalations.${index}`] = 'no_effect'
  })
  const unusable = Object.keys(issues).some((path) => path !== 'name')
  const conditions = {
    ...(form.priorities.length > 0 && { priorities: form.priorities.toSorted() }),
    ...(form.categoryIds.length > 0 && { categoryIds: form.categoryIds }),
  }
  const { calendarId, pauseOn, escalations } = form
  return {
    definition: unusable ? null : { conditions, calendarId, targets, warnPercent, pauseOn, escalations },
    issues,
  }
}

/** The issues of a refused policy by their paths. */
export const issuesOf = (error: ActionError | null): PolicyIssues =>
  Object.fromEntries(Object.entries(error?.fields ?? {}).map(([path, { code }]) => [path, code]))
