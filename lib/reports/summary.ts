import 'server-only'
import { attainmentColumns, attainmentOf, type AttainmentColumns } from './attainment'
import { periodBefore, type Span } from './period'
import type { ReportOf, Totals } from './schema'
import { Measures, type Scope } from './scope'
import { timeOver } from './times'
import { backlogAt } from './volume'

/** The figures of the period, and of as many days before it. */
export async function readSummary(scope: Scope): Promise<ReportOf<'summary'>['data']> {
  const before = periodBefore(scope.period, scope.ctx.tenant.timezone)
  const [current, previous] = await Promise.all([totalsOf(scope, scope.period), totalsOf(scope, before)])
  return { current, previous }
}

async function totalsOf(scope: Scope, { from, to }: Span): Promise<Totals> {
  const span = { from, to }
  const backlogTime = to < scope.ctx.now ? to : scope.ctx.now
  const [opened, ended, backlog, firstReply, resolution] = await Promise.all([
    countOpened(scope, span),
    countEnded(scope, span),
    backlogAt(scope, backlogTime),
    timeOver(scope, span, 'firstReply'),
    timeOver(scope, span, 'resolution'),
  ])
  return {
    span: { from: from.toISOString(), to: to.toISOString() },
    ...opened,
    ended,
    backlog,
    backlogAt: backlogTime.toISOString(),
    firstReply,
    resolution,
  }
}

async function countOpened(scope: Scope, span: Span): Promise<Pick<Totals, 'opened' | 'reopened' | 'firstResponseSla' | 'resolutionSla'>> {
  const measures = new Measures(scope)
  const [row] = await measures.run<AttainmentColumns & { opened: number; reopened: number }>(`
    select count(*)::int as opened, count(*) filter (where t.reopen_count > 0)::int as reopened,
      ${attainmentColumns(measures.now)}
    from ticket_measure t where ${measures.where({ opened: span })}`)
  if (!row) throw new Error('The count returned no row')
  const { firstResponse, resolution } = attainmentOf(row)
  return { opened: row.opened, reopened: row.reopened, firstResponseSla: firstResponse, resolutionSla: resolution }
}

async function countEnded(scope: Scope, span: Span): Promise<number> {
  const measures = new Measures(scope)
  const [row] = await measures.run<{ n: number }>(`select count(*)::int as n from ticket_measure t where ${measures.where({ ended: span })}`)
  return row?.n ?? 0
}
