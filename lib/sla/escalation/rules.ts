import type { ClockEvent, Escalation, SlaMetric } from '../types'

export type Audience = NonNullable<Escalation['notify']>[number]

/** What a warning or a breach does to its ticket; what is missing stays as it is. */
export type EscalationActions = Pick<Escalation, 'assignTeamId' | 'assigneeId' | 'raisePriority'>

const rulesOf = (escalations: readonly Escalation[], metric: SlaMetric, event: ClockEvent): Escalation[] =>
  escalations.filter(({ on, metrics }) => on === event && (!metrics || metrics.includes(metric)))

/** Who gets a notice of the event, over all rules that are for it. */
export const audiencesOf = (escalations: readonly Escalation[], metric: SlaMetric, event: ClockEvent): ReadonlySet<Audience> =>
  new Set(rulesOf(escalations, metric, event).flatMap(({ notify }) => notify ?? []))

/** What is to be done on the event. Where several rules ask for the same kind of thing, the first is heard. */
export function actionsOf(escalations: readonly Escalation[], metric: SlaMetric, event: ClockEvent): EscalationActions | null {
  const actions: EscalationActions = {}
  for (const { assignTeamId, assigneeId, raisePriority } of rulesOf(escalations, metric, event)) {
    actions.assignTeamId ??= assignTeamId
    actions.assigneeId ??= assigneeId
    actions.raisePriority ??= raisePriority
  }
  return Object.values(actions).some((action) => action !== undefined) ? actions : null
}
