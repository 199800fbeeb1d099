import type { ClockOutcome } from '@/lib/incidents/vocabulary'
import type { ReportQuery } from './schema'

/**
 * The way from a number of a report to the incidents behind it: parameters of the incident list, the same for the
 * queue's address and for the API. Tests hold each against the number.
 */
export type Drill = Readonly<Record<string, string>>

interface IsoSpan {
  from: string
  to: string
}

const DAY_MS = 86_400_000

/** "After" is exclusive: a millisecond earlier lets the first instant in. */
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString()

const within = (what: 'created' | 'resolved' | 'ended', { from, to }: IsoSpan): Drill => ({
  [`${what}After`]: justBefore(from),
  [`${what}Before`]: to,
})

/** What the report itself is filtered by. */
export function drillFilter({ team, category, priority, assignee }: Pick<ReportQuery, 'team' | 'category' | 'priority' | 'assignee'>): Drill {
  const set = Object.entries({ team, category, priority, assignee }).filter(([, values]) => values && values.length > 0)
  return Object.fromEntries(set.map(([key, values]) => [key, (values ?? []).join(',')]))
}

export const drill = {
  opened: (span: IsoSpan): Drill => within('created', span),
  ended: (span: IsoSpan): Drill => within('ended', span),
  resolved: (span: IsoSpan): Drill => within('resolved', span),
  openAt: (at: string): Drill => ({ openAt: at }),
  reopened: (span: IsoSpan): Drill => ({ ...within('created', span), reopened: 'true' }),
  replied: (span: IsoSpan): Drill => ({ ...within('created', span), replied: 'true' }),
  clock: (span: IsoSpan, clock: 'firstResponse' | 'resolution', ...outcomes: ClockOutcome[]): Drill => ({
    ...within('created', span),
    [clock]: outcomes.join(','),
  }),
  hour: (span: IsoSpan, weekday: number, hour: number): Drill => ({ ...within('created', span), weekday: String(weekday), hour: String(hour) }),
  open: (): Drill => ({ status: 'new,in_progress,on_hold' }),
  /** Those open of an age, as seen at an instant. */
  age: ({ fromDays, toDays }: { fromDays: number; toDays: number | null }, at: string): Drill => {
    const before = (days: number) => new Date(Date.parse(at) - days * DAY_MS).toISOString()
    return {
      ...drill.open(),
      ...(toDays === null ? {} : { createdAfter: justBefore(before(toDays)) }),
      ...(fromDays === 0 ? {} : { createdBefore: before(fromDays) }),
    }
  },
  /** Of an owner or a kind; null stands for none. */
  of: (what: 'team' | 'assignee' | 'category' | 'policy', id: string | null): Drill => ({ [what]: id ?? 'none' }),
  priority: (priority: number): Drill => ({ priority: String(priority) }),
} as const
