import type { Issue } from '@/lib/platform/errors'
import type { CalendarDefinition, Escalation, PolicyConditions, PolicyDefinition, Target } from '@/lib/sla/types'

/** Pure questions about policies. */

/** What a policy may refer to, as far as it is there and in use. */
export interface KnownReferences {
  calendars: ReadonlySet<string>
  categories: ReadonlySet<string>
  teams: ReadonlySet<string>
  /** People who work tickets and can sign in. */
  users: ReadonlySet<string>
}

/** Why a policy cannot be used, at the paths of its parts (`targets.1.calendarId`); none when it can. */
export function policyFlaws(definition: PolicyDefinition, known: KnownReferences): Issue[] {
  return [
    ...conditionFlaws(definition.conditions, known),
    ...(known.calendars.has(definition.calendarId) ? [] : [unknown('calendarId', 'calendar')]),
    ...targetFlaws(definition.targets, known),
    ...definition.escalations.flatMap((escalation, index) =>
      escalationFlaws(`escalations.${index}`, escalation, known),
    ),
  ]
}

const unknown = (path: string, what: string): Issue => ({ path, message: `No such ${what}`, code: 'unknown_reference' })
const flaw = (path: string, code: string, message: string): Issue => ({ path, message, code })

function conditionFlaws(
  { kinds, priorities, categoryIds }: PolicyConditions,
  { categories }: KnownReferences,
): Issue[] {
  const sets = Object.entries({ kinds, priorities, categoryIds })
  return [
    ...sets.flatMap(([key, values]) =>
      values?.length === 0 ? [flaw(`conditions.${key}`, 'empty_condition', 'No ticket can meet it; leave it out')] : [],
    ),
    ...(categoryIds ?? []).flatMap((id, index) =>
      categories.has(id) ? [] : [unknown(`conditions.categoryIds.${index}`, 'category')],
    ),
  ]
}

const promises = ({ firstResponse, nextResponse, resolution }: Target): boolean =>
  [firstResponse, nextResponse, resolution].some((seconds) => seconds !== undefined)

function targetFlaws(targets: PolicyDefinition['targets'], { calendars }: KnownReferences): Issue[] {
  const given = Object.entries(targets)
  if (!given.some(([, target]) => promises(target)))
    return [flaw('targets', 'no_target', 'Give at least one target at one priority')]
  return given.flatMap(([priority, target]) => {
    const path = `targets.${priority}`
    if (!promises(target)) return [flaw(path, 'no_target', 'Give a target, or leave the priority out')]
    return !target.calendarId || calendars.has(target.calendarId) ? [] : [unknown(`${path}.calendarId`, 'calendar')]
  })
}

function escalationFlaws(path: string, escalation: Escalation, { teams, users }: KnownReferences): Issue[] {
  const { notify, assignTeamId, assigneeId, raisePriority } = escalation
  const acts = (notify?.length ?? 0) > 0 || assignTeamId || assigneeId || raisePriority
  return [
    ...(acts
      ? []
      : [flaw(path, 'no_effect', 'Say whom to notify, whom to assign, or by how much to raise the priority')]),
    ...(assignTeamId && !teams.has(assignTeamId) ? [unknown(`${path}.assignTeamId`, 'team')] : []),
    ...(assigneeId && !users.has(assigneeId) ? [unknown(`${path}.assigneeId`, 'person who works tickets')] : []),
  ]
}

/** Whether a policy is for every ticket: those behind it are never asked. */
export const isCatchAll = ({ kinds, priorities, categoryIds }: PolicyConditions): boolean =>
  !kinds && !priorities && !categoryIds

interface Placed {
  id: string
  conditions: PolicyConditions
}

/**
 * The order with another policy in it: where it was asked to stand, else before the first catch-all, because
 * behind that nobody would ask it. A catch-all itself goes to the end.
 * @param position from 1
 */
export function orderWith(policies: readonly Placed[], added: Placed, position: number | undefined): string[] {
  const first = policies.findIndex(({ conditions }) => isCatchAll(conditions))
  const standard = first < 0 || isCatchAll(added.conditions) ? policies.length : first
  const order = policies.map(({ id }) => id)
  return order.toSpliced(position === undefined ? standard : position - 1, 0, added.id)
}

/** Calendars by which a policy counts. */
export const calendarsOf = ({ calendarId, targets }: Pick<PolicyDefinition, 'calendarId' | 'targets'>): string[] => [
  ...new Set([calendarId, ...Object.values(targets).flatMap((target) => target.calendarId ?? [])]),
]

/** How long the longest day of a week is open, in seconds: what people call a working day. */
export const workingDay = (week: CalendarDefinition['week']): number =>
  Math.max(
    0,
    ...Object.values(week).map((windows) =>
      windows.reduce((sum, [start, end]) => sum + seconds(end) - seconds(start), 0),
    ),
  )

function seconds(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 3600 + minutes * 60
}
