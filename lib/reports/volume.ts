import 'server-only'
import { bucketsOf, type Span } from './period'
import type { ReportOf } from './schema'
import { Measures, type Cohort, type Scope } from './scope'

const END = new Date('9999-12-31T00:00:00Z')

/** What was opened and what ended day by day (week or month in long periods), and how many were open at each end. */
export async function readVolume(scope: Scope): Promise<ReportOf<'volume'>['data']> {
  const { ctx, period } = scope
  const { unit, buckets } = bucketsOf(period, ctx.tenant.timezone)
  const [opened, ended, before] = await Promise.all([
    countIn(scope, buckets, 't.created_at', { opened: period }),
    countIn(scope, buckets, 't.ended_at', { ended: period }),
    backlogAt(scope, period.from),
  ])
  let open = before
  const told = buckets.map(({ from, to }, index) => {
    const counts = { opened: opened.get(index) ?? 0, ended: ended.get(index) ?? 0 }
    open += counts.opened - counts.ended
    return { from: from.toISOString(), to: to.toISOString(), ...counts, backlog: from > ctx.now ? null : open }
  })
  return { unit, buckets: told }
}

/** How many tickets of a cohort lie in each bucket, by its index. */
async function countIn(scope: Scope, buckets: readonly Span[], column: string, cohort: Cohort): Promise<Map<number, number>> {
  const measures = new Measures(scope)
  const bounds = `${measures.params.add(buckets.map(({ from }) => from))}::timestamptz[]`
  const rows = await measures.run<{ bucket: number; n: number }>(`
    select width_bucket(${column}, ${bounds}) - 1 as bucket, count(*)::int as n
    from ticket_measure t where ${measures.where(cohort)} group by 1`)
  return new Map(rows.map(({ bucket, n }) => [bucket, n]))
}

/**
 * How many were open at an instant, by what is known today: one that was reopened counts as open all along. Those
 * still open, and those that ended since, so that no more history is read than has to be.
 */
export async function backlogAt(scope: Scope, at: Date): Promise<number> {
  const measures = new Measures(scope)
  const instant = measures.instant(at)
  const [row] = await measures.run<{ n: number }>(`
    select (
      select count(*) from ticket_measure t where ${measures.where('open')} and t.created_at < ${instant}
    )::int + (
      select count(*) from ticket_measure t
      where ${measures.where({ ended: { from: at, to: END } })} and t.created_at < ${instant}
    )::int as n`)
  return row?.n ?? 0
}
