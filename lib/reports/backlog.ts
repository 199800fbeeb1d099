import 'server-only'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import type { ReportOf } from './schema'
import { Measures, type Scope } from './scope'
import { AGES } from './vocabulary'

const DAY_MS = 86_400_000

/** When those of an age were opened: from the first, up to and without the second instant. Null: since ever. */
export function openedWithin({ fromDays, toDays }: (typeof AGES)[number], at: Date): { from: Date | null; to: Date } {
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS)
  // Whoever was opened at this very millisecond is there too.
  return { from: toDays === null ? null : before(toDays), to: new Date(before(fromDays).getTime() + (fromDays === 0 ? 1 : 0)) }
}

/** What is open now, by priority and age. The period has no part in it. */
export async function readBacklog(scope: Scope): Promise<ReportOf<'backlog'>['data']> {
  const { now } = scope.ctx
  const measures = new Measures(scope)
  const columns = AGES.map((age, index) => {
    const { from, to } = openedWithin(age, now)
    const since = from ? `t.created_at >= ${measures.instant(from)} and ` : ''
    return `count(*) filter (where ${since}t.created_at < ${measures.instant(to)})::int as age${index}`
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
