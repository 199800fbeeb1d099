import type { Calendar } from './calendar/compile'
import type { JudgedFact, VersionRef } from './facts'
import type { PolicyDefinition, PriorityKey, SlaMetric, Target } from './types'

/** What a judgement means, with the versions it names at hand. */
export interface Terms {
  policy: VersionRef & { name: string }
  calendar: VersionRef & { times: Calendar }
  priority: number
  definition: PolicyDefinition
}

/** Null when no policy judges. */
export type TermsOf = (fact: JudgedFact) => Terms | null

const TARGETS = {
  first_response: 'firstResponse',
  next_response: 'nextResponse',
  resolution: 'resolution',
} as const satisfies Record<SlaMetric, keyof Target>

/** What is promised for the metric, in milliseconds; null when nothing is. */
export function targetOf(terms: Terms | null, metric: SlaMetric): number | null {
  const seconds = terms?.definition.targets[String(terms.priority) as PriorityKey]?.[TARGETS[metric]]
  return seconds === undefined ? null : seconds * 1000
}

/** After how much counted time the warning is due, in milliseconds. */
export const warningAfter = (target: number, { definition }: Terms): number => Math.ceil((target * definition.warnPercent) / 100)

/** Which calendar counts at a priority. */
export const calendarIdAt = (definition: Pick<PolicyDefinition, 'calendarId' | 'targets'>, priority: number): string =>
  definition.targets[String(priority) as PriorityKey]?.calendarId ?? definition.calendarId
