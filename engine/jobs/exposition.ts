import type { Engine } from '../engine.ts'
import { familyOf } from '../prometheus.ts'
import { LATENESS_BOUNDS } from './metrics.ts'

/** The metrics in Prometheus's text format: this process's own, and the state of the queue in the database. */
export async function exposeMetrics(engine: Engine): Promise<string> {
  const { database, metrics } = engine
  const [queue] = await database.query<{ depth: number; scheduled: number; leased: number; oldest: number }>(
    `select count(*) filter (where due_at <= now() and lease_until is null)::int as depth,
       count(*) filter (where due_at > now())::int as scheduled,
       count(*) filter (where lease_until > now())::int as leased,
       coalesce(extract(epoch from now() - min(due_at) filter (where due_at <= now() and lease_until is null)), 0)
         ::float8 as oldest
     from engine.job`,
  )
  const runs = await database.query<{ status: string; runs: number }>(
    'select status, count(*)::int as runs from engine.run group by status',
  )
  const lines: string[] = []
  const family = (...given: Parameters<typeof familyOf>) => void lines.push(...familyOf(...given))
  family('farol_engine_queue_depth', 'gauge', 'Jobs that are due and wait.', [['', queue?.depth ?? 0]])
  family('farol_engine_queue_scheduled', 'gauge', 'Jobs that are due later.', [['', queue?.scheduled ?? 0]])
  family('farol_engine_queue_in_flight', 'gauge', 'Calls in flight, of all engines.', [
    ['', queue?.leased ?? 0],
  ])
  family('farol_engine_oldest_due_seconds', 'gauge', 'How long the oldest waiting job has been due.', [
    ['', queue?.oldest ?? 0],
  ])
  family(
    'farol_engine_runs',
    'gauge',
    'Runs by status, as far as they are kept.',
    runs.map(({ status, runs: count }) => [`{status="${status}"}`, count]),
  )
  family('farol_engine_events_total', 'counter', 'Events received by this process.', [['', metrics.events]])
  family(
    'farol_engine_calls_total',
    'counter',
    'Calls made by this process, by what they came to.',
    [...metrics.calls].map(([settled, count]) => [`{result="${settled}"}`, count]),
  )
  family('farol_engine_call_seconds_total', 'counter', 'Time spent in calls.', [['', metrics.callSeconds]])
  const total = metrics.lateness.at(-1) ?? 0
  family('farol_engine_lateness_seconds', 'histogram', 'Time from when a call was due to its beginning.', [])
  for (const [index, bound] of LATENESS_BOUNDS.entries())
    lines.push(`farol_engine_lateness_seconds_bucket{le="${bound}"} ${metrics.lateness[index] ?? 0}`)
  lines.push(
    `farol_engine_lateness_seconds_bucket{le="+Inf"} ${total}`,
    `farol_engine_lateness_seconds_sum ${metrics.latenessSeconds}`,
    `farol_engine_lateness_seconds_count ${total}`,
  )
  return `${lines.join('\n')}\n`
}
