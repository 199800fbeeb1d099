import type { HoldReason } from '@/lib/tickets/vocabulary'

/** The words of service levels, safe in the browser. Durations are seconds unless a name says otherwise. */

export const SLA_METRICS = ['first_response', 'next_response', 'resolution'] as const
export type SlaMetric = (typeof SLA_METRICS)[number]

export const CLOCK_STATES = ['running', 'paused', 'met', 'breached_running', 'breached_met', 'cancelled'] as const
export type ClockState = (typeof CLOCK_STATES)[number]

/** What happens by itself on a clock: once each. */
export const CLOCK_EVENTS = ['warning', 'breach'] as const
export type ClockEvent = (typeof CLOCK_EVENTS)[number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Local times `HH:MM`, start before end; `24:00` is legal as an end. */
export type Window = readonly [start: string, end: string]

export interface Holiday {
  /** `2026-12-25`, or `--12-25` for every year. */
  date: string
  name: string
}

/** When a calendar is open, in local time of its zone. Days that are missing from the week are closed. */
export interface CalendarDefinition {
  /** IANA name. */
  timezone: string
  week: Partial<Record<Weekday, readonly Window[]>>
  holidays: readonly Holiday[]
}

export type PriorityKey = '1' | '2' | '3' | '4' | '5'

/** What is promised at one priority. A missing metric is not promised: it has no clock. */
export interface Target {
  firstResponse?: number | undefined
  nextResponse?: number | undefined
  resolution?: number | undefined
  /** Another calendar than the policy's. */
  calendarId?: string | undefined
}

/** Which tickets a policy is for: all that is set has to hold; nothing set is a catch-all. */
export interface PolicyConditions {
  kinds?: readonly 'incident'[] | undefined
  priorities?: readonly number[] | undefined
  /** Those below a category are included. */
  categoryIds?: readonly string[] | undefined
}

/** What else happens on a warning or a breach, beside the entry on the timeline. */
export interface Escalation {
  on: ClockEvent
  /** Which clocks; all when missing. */
  metrics?: readonly SlaMetric[] | undefined
  /** Who gets a notice; `team` are the members of the ticket's team, `managers` everybody of that role. */
  notify?: readonly ('assignee' | 'team' | 'managers' | 'admins')[] | undefined
  assignTeamId?: string | undefined
  assigneeId?: string | undefined
  /** By how many steps the priority goes up; 1 is the highest there is. */
  raisePriority?: 1 | 2 | undefined
}

/** A version of a policy, as it is stored: never changed once made. */
export interface PolicyDefinition {
  conditions: PolicyConditions
  calendarId: string
  targets: Partial<Record<PriorityKey, Target>>
  /** Percentage of a target at which the warning is due. */
  warnPercent: number
  /** Reasons of being on hold for which the resolution clock stands still. */
  pauseOn: readonly HoldReason[]
  escalations: readonly Escalation[]
}
