import type { VersionRef } from './facts'
import { calendarIdAt } from './terms'
import type { PolicyDefinition } from './types'

/** A policy in force, in its newest version. */
export interface ActivePolicy extends VersionRef {
  name: string
  definition: PolicyDefinition
}

/** All that judging a ticket needs of the tenant. */
export interface SlaSetup {
  /** In their order: the first whose conditions hold judges. */
  policies: readonly ActivePolicy[]
  /** Newest version of each calendar. */
  calendars: ReadonlyMap<string, number>
  /** Parent of each category that has one. */
  parents: ReadonlyMap<string, string>
}

/** The fields that policies may ask for. */
export interface Subject {
  kind: 'incident'
  priority: number
  categoryId: string | null
}

export interface Judgement {
  policy: VersionRef | null
  calendar: VersionRef | null
}

/** Which version of which policy judges a ticket now, with the calendar that counts; none when no policy is for it. */
export function judge(setup: SlaSetup, subject: Subject): Judgement {
  const policy = setup.policies.find(({ definition }) => holds(definition, subject, setup.parents))
  if (!policy) return { policy: null, calendar: null }
  const calendarId = calendarIdAt(policy.definition, subject.priority)
  const version = setup.calendars.get(calendarId)
  if (version === undefined) throw new Error(`Policy ${policy.id} refers to calendar ${calendarId}, which is not there`)
  return { policy: { id: policy.id, version: policy.version }, calendar: { id: calendarId, version } }
}

function holds({ conditions }: PolicyDefinition, subject: Subject, parents: ReadonlyMap<string, string>): boolean {
  const { kinds, priorities, categoryIds } = conditions
  if (kinds && !kinds.includes(subject.kind)) return false
  if (priorities && !priorities.includes(subject.priority)) return false
  return !categoryIds || isUnder(subject.categoryId, categoryIds, parents)
}

function isUnder(categoryId: string | null, roots: readonly string[], parents: ReadonlyMap<string, string>): boolean {
  for (let id = categoryId; id !== null; id = parents.get(id) ?? null) if (roots.includes(id)) return true
  return false
}
