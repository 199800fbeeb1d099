import 'server-only'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import type { ReportOf } from './schema'
import { Measures, type Scope } from './scope'
import { AGES } from './vocabulary'

const DAY_MS = 86_400_000

/** What is open now, by priority and age. The period has no part in it. */
export async function readBacklog(scope: Scope): Promise<ReportOf<'backlog'>['data']> {
  const { now } = scope.ctx
  const measures = new Measures(scope)
  const columns = AGES.map((age, index) => {
    const before = (days: number) => measures.instant(new Date(now.getTime() - days * DAY_MS))
    const since = age.toDays === null ? 'true' : `t.created_at >= ${before(age.toDays)}`
    const until = age.fromDays === 0 ? 'true' : `t.created_at < ${before(age.fromDays)}`
    return `count(*) filter (where ${since} and ${until})::int as age${index}`
  })
  const rows = await measures.run<Record<string, number>>(`
    select t.priority, ${columns.join(', ')} from ticket_measure t where ${measures.where('open')} group by t.priority`)
  const found = new Map(rows.map((row) => [row.priority, AGES.map((_, index) => row[`age${index}`] ?? 0)]))
  return {
    at: now.toISOString(),
    ages: AGES.map((age) => ({ ...age })),
    rows: PRIORITIES.map((priority) => ({ priority, counts: found.get(priority) ?? AGES.map(() => 0) })),
  }
}
