import 'server-only'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import type { Span } from './period'
import type { ReportOf, TimeMeasure } from './schema'
import { Measures, type Scope } from './scope'

/** How long the first public reply, or the resolution, took from the opening; only over tickets that have one. */
const LENGTHS = {
  firstReply: {
    end: 't.replied_at',
    business: `case when t.first_response_state in ('met', 'breached_met') then t.first_response_ms end`,
    cohort: (span: Span) => ({ opened: span }),
  },
  resolution: { end: 't.resolved_at', business: 't.resolution_ms', cohort: (span: Span) => ({ ended: span }) },
} as const

const NOTHING: TimeMeasure = { count: 0, mean: null, median: null, p90: null, businessMean: null, businessCount: 0 }

interface Row extends TimeMeasure {
  key: number
}

/**
 * Lengths of time by a key. Counted by the minute first, so that quantiles (nearest rank) need no sort of every
 * ticket: they are exact to the minute below, the mean is exact.
 */
async function measureTimes(scope: Scope, span: Span, length: keyof typeof LENGTHS, key: string): Promise<Map<number, TimeMeasure>> {
  const { end, business, cohort } = LENGTHS[length]
  const measures = new Measures(scope)
  const rows = await measures.run<Row>(`
    with each as (
      select ${key} as key, greatest(extract(epoch from ${end} - t.created_at)::float8, 0) as seconds, ${business} as business
      from ticket_measure t where ${measures.where(cohort(span))} and ${end} is not null
    ), minutes as (
      select key, floor(seconds / 60)::int as minute, count(*) as n, sum(seconds) as seconds,
        count(business) as business_n, sum(business) as business
      from each group by key, floor(seconds / 60)::int
    ), ranked as (
      select *, sum(n) over (partition by key order by minute) as up_to, sum(n) over (partition by key) as total from minutes
    )
    select key, sum(n)::int as count, sum(seconds) / sum(n)::float8 as mean,
      min(minute) filter (where up_to >= 0.5 * total) * 60 as median,
      min(minute) filter (where up_to >= 0.9 * total) * 60 as p90,
      sum(business_n)::int as "businessCount",
      (sum(business) / 1000 / nullif(sum(business_n), 0))::float8 as "businessMean"
    from ranked group by key`)
  return new Map(rows.map(({ key: of, ...time }) => [of, time]))
}

/** Over all tickets of a span. */
export async function timeOver(scope: Scope, span: Span, length: keyof typeof LENGTHS): Promise<TimeMeasure> {
  return (await measureTimes(scope, span, length, '0')).get(0) ?? NOTHING
}

/** MTTA and MTTR by priority. */
export async function readTimes(scope: Scope): Promise<ReportOf<'times'>['data']> {
  const [firstReply, resolution] = await Promise.all([
    measureTimes(scope, scope.period, 'firstReply', 't.priority'),
    measureTimes(scope, scope.period, 'resolution', 't.priority'),
  ])
  const rows = PRIORITIES.map((priority) => ({
    priority,
    firstReply: firstReply.get(priority) ?? NOTHING,
    resolution: resolution.get(priority) ?? NOTHING,
  }))
  return { rows }
}
