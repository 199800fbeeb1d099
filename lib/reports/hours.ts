import 'server-only'
import type { ReportOf } from './schema'
import { Measures, type Scope } from './scope'

/**
 * When incidents are opened, by weekday and hour of the organisation's timezone. Counted by quarters of an hour
 * first, as every offset of a timezone is a whole number of them: then few instants have to be put on the wall clock.
 */
export async function readHours(scope: Scope): Promise<ReportOf<'hours'>['data']> {
  const measures = new Measures(scope)
  const found = await measures.run<{ weekday: number; hour: number; n: number }>(`
    select extract(isodow from wall)::int as weekday, extract(hour from wall)::int as hour, sum(n)::int as n
    from (
      select date_bin('15 minutes', t.created_at, '1970-01-01T00:00:00Z') at time zone ${measures.params.add(scope.ctx.tenant.timezone)} as wall,
        count(*) as n
      from ticket_measure t where ${measures.where({ opened: scope.period })}
      group by date_bin('15 minutes', t.created_at, '1970-01-01T00:00:00Z')
    ) quarter
    group by 1, 2`)
  const rows = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  for (const { weekday, hour, n } of found) {
    const row = rows[weekday - 1]
    if (row) row[hour] = n
  }
  return { rows }
}
