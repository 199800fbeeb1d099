/** The words of reports: plain data, so that a browser gets them without zod. */

export const REPORTS = ['summary', 'volume', 'backlog', 'service-levels', 'times', 'categories', 'hours', 'load'] as const
export type ReportName = (typeof REPORTS)[number]

export const isReport = (text: string): text is ReportName => REPORTS.some((name) => name === text)

export const PERIOD_PRESETS = ['7d', '30d', '90d', 'this-month', 'last-month'] as const
export type PeriodPreset = (typeof PERIOD_PRESETS)[number]

/** How old an open incident is, in days; the last has no end. */
export const AGES = [
  { fromDays: 0, toDays: 1 },
  { fromDays: 1, toDays: 3 },
  { fromDays: 3, toDays: 7 },
  { fromDays: 7, toDays: 30 },
  { fromDays: 30, toDays: 90 },
  { fromDays: 90, toDays: null },
] as const
