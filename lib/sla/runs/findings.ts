import { CLOCK_KEYS, type StoredClock, type StoredClocks } from '@/lib/sla/clock'
import { isTicking } from '@/lib/sla/reading'
import { SLA_METRICS, type SlaMetric } from '@/lib/sla/types'
import type { Findings } from './schema'
import type { Outcome } from './vocabulary'

/** Clocks that are listed one by one; the counts are of all. */
const LISTED = 500

export const NOTHING_FOUND: Findings = { figures: [], breached: 0, saved: 0, changes: [], moved: 0, moves: [] }

export interface Compared {
  id: string
  number: string
  title: string
  priority: number
  /** What is. */
  before: StoredClocks
  /** What would be. */
  after: StoredClocks
}

type Figure = Findings['figures'][number]
type Change = Findings['changes'][number]
type Move = Findings['moves'][number]

/**
 * What was found so far, with more tickets in it that were replayed under the draft.
 * @param newPolicyId under which the draft of a policy runs that is not there yet
 */
export function foundWith(found: Findings, tickets: readonly Compared[], newPolicyId: string | null): Findings {
  const figures = new Map(found.figures.map((figure) => [keyOf(figure), figure]))
  const changes: Change[] = []
  for (const ticket of tickets) {
    for (const metric of SLA_METRICS) {
      const before = ticket.before[CLOCK_KEYS[metric]]
      const after = ticket.after[CLOCK_KEYS[metric]]
      count(figures, 'before', ticket.priority, metric, before, newPolicyId)
      count(figures, 'after', ticket.priority, metric, after, newPolicyId)
      if (isBreached(before) === isBreached(after)) continue
      changes.push({ ...clockOf(ticket, metric), ...sides(before, after) })
    }
  }
  const worse = changes.filter(({ to }) => to.outcome === 'breached').length
  return {
    ...found,
    figures: [...figures.values()].toSorted(byPlace),
    breached: found.breached + worse,
    saved: found.saved + changes.length - worse,
    changes: [...found.changes, ...changes].toSorted(byHarm).slice(0, LISTED),
  }
}

/** The same, with more open tickets in it that would be moved to the draft at the instant of the question. */
export function movesWith(found: Findings, tickets: readonly Compared[]): Findings {
  const moves = tickets.flatMap((ticket) =>
    SLA_METRICS.flatMap((metric): Move[] => {
      const from = dueOf(ticket.before[CLOCK_KEYS[metric]])
      const to = dueOf(ticket.after[CLOCK_KEYS[metric]])
      return from === to ? [] : [{ ...clockOf(ticket, metric), from, to }]
    }),
  )
  return {
    ...found,
    moved: (found.moved ?? 0) + moves.length,
    moves: [...found.moves, ...moves].toSorted(byDue).slice(0, LISTED),
  }
}

const clockOf = ({ id, number, title }: Compared, metric: SlaMetric) => ({ id, number, title, metric })

const keyOf = ({ policy, priority, metric }: Pick<Figure, 'policy' | 'priority' | 'metric'>): string =>
  `${policy.id} ${priority} ${metric}`

const none = () => ({ tickets: 0, met: 0, breached: 0 })

function count(
  figures: Map<string, Figure>,
  side: 'before' | 'after',
  priority: number,
  metric: SlaMetric,
  clock: StoredClock | null,
  newPolicyId: string | null,
): void {
  const outcome = outcomeOf(clock)
  if (!clock || outcome === 'cancelled') return
  const { id, name } = clock.policy
  const fresh: Figure = {
    policy: { id: id === newPolicyId ? null : id, name },
    priority,
    metric,
    before: none(),
    after: none(),
  }
  const figure = structuredClone(figures.get(keyOf(fresh)) ?? fresh)
  figure[side].tickets += 1
  if (outcome === 'met' || outcome === 'breached') figure[side][outcome] += 1
  figures.set(keyOf(fresh), figure)
}

const isBreached = (clock: StoredClock | null): boolean => clock !== null && clock.breachedAt !== null

function outcomeOf(clock: StoredClock | null): Outcome {
  if (!clock) return 'none'
  if (isBreached(clock)) return 'breached'
  return clock.state === 'met' || clock.state === 'cancelled' ? clock.state : 'open'
}

const verdictOf = (clock: StoredClock | null) => ({
  outcome: outcomeOf(clock),
  at: clock && (clock.breachedAt ?? clock.metAt ?? clock.dueAt),
})

function sides(before: StoredClock | null, after: StoredClock | null): Pick<Change, 'from' | 'to' | 'lateSeconds'> {
  const late = isBreached(after) ? after : before
  const lateSeconds = late ? Math.max(0, Math.floor(late.elapsedMs / 1000 - late.targetSeconds)) : 0
  return { from: verdictOf(before), to: verdictOf(after), lateSeconds }
}

/** Of a clock that is running; one that stands still or has stopped is due at no time. */
const dueOf = (clock: StoredClock | null): string | null => (clock && isTicking(clock) ? clock.dueAt : null)

const byPlace = (a: Figure, b: Figure): number =>
  a.policy.name.localeCompare(b.policy.name) ||
  a.priority - b.priority ||
  SLA_METRICS.indexOf(a.metric) - SLA_METRICS.indexOf(b.metric)

/** What would be breached before what would not be any more; of each, the latest first. */
const byHarm = (a: Change, b: Change): number => {
  const side = ({ to }: Change) => (to.outcome === 'breached' ? 0 : 1)
  return side(a) - side(b) || b.lateSeconds - a.lateSeconds || (a.number < b.number ? -1 : 1)
}

const byDue = (a: Move, b: Move): number => {
  const at = ({ to }: Move) => to ?? '~'
  return at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a.number < b.number ? -1 : 1
}
