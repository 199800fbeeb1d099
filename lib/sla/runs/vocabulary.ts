import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'

/** The words of runs over many tickets: plain data, so that a browser gets them without zod. */

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** How a clock came out: `open` has neither been met nor breached yet, `none` was not promised. */
export const OUTCOMES = ['none', 'open', 'met', 'breached', 'cancelled'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a run has failed. */
export const CANCELLED = 'cancelled'
export const INTERNAL = 'internal'

export const DRY_RUN_DAYS = 90

/** Periods of a dry run that are offered, in days. */
export const DRY_RUN_PERIODS = [7, 30, 90, 180, 365] as const

/** What a dry run is asked for, as the interface has it; the verb parses it. */
export type DryRunRequest = { id?: string | undefined; days: number } & (
  { kind: 'policy'; draft: PolicyDefinition } | { kind: 'calendar'; draft: CalendarDefinition }
)
