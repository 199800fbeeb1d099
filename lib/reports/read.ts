import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { readBacklog } from './backlog'
import { readCategories } from './categories'
import { readHours } from './hours'
import { readLoad } from './load'
import { periodOf } from './period'
import { reportQuery, type Report, type ReportOf } from './schema'
import type { Scope } from './scope'
import { readServiceLevels } from './service-levels'
import { readSummary } from './summary'
import { readTimes } from './times'
import { isReport, type ReportName } from './vocabulary'
import { readVolume } from './volume'

const READERS: { [Name in ReportName]: (scope: Scope) => Promise<ReportOf<Name>['data']> } = {
  summary: readSummary,
  volume: readVolume,
  backlog: readBacklog,
  'service-levels': readServiceLevels,
  times: readTimes,
  categories: readCategories,
  hours: readHours,
  load: readLoad,
}

/**
 * A report, counted now over the tickets that the actor may see.
 * @param input as `reportQuery` says
 * @throws Forbidden, ValidationFailed
 */
export async function readReport<Name extends ReportName>(ctx: Ctx, name: Name, input: unknown) {
  authorize(ctx, 'report.read')
  const query = parse(reportQuery, input)
  const { team, category, priority, assignee } = query
  const { timezone } = ctx.tenant
  const period = periodOf(query, ctx.now, timezone)
  const data = await READERS[name]({ ctx, period, filter: { team, category, priority, assignee } })
  return { name, timezone, period: { from: period.from.toISOString(), to: period.to.toISOString() }, data }
}

/** The report of a name that comes from outside. @throws Forbidden, NotFound (no such report), ValidationFailed */
export async function findReport(ctx: Ctx, name: string, input: unknown): Promise<Report> {
  authorize(ctx, 'report.read')
  if (!isReport(name)) throw new NotFound('Report')
  return (await readReport(ctx, name, input)) as Report
}
