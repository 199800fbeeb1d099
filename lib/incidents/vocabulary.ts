/** The words of incidents: plain data, so that a browser gets them without zod. */

export const INCIDENT_STATUSES = ['new', 'in_progress', 'on_hold', 'resolved', 'closed', 'cancelled'] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

/** The states in which somebody still has to do something. */
export const OPEN_STATUSES = ['new', 'in_progress', 'on_hold'] as const satisfies IncidentStatus[]

export const INCIDENT_SORTS = ['createdAt', 'updatedAt', 'priority', 'number', 'dueAt'] as const
export type IncidentSort = (typeof INCIDENT_SORTS)[number]

/** What became of a clock: met in time, breached (ended or not), or neither yet. */
export const CLOCK_OUTCOMES = ['met', 'breached', 'running'] as const
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number]
