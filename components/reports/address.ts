import { drillFilter, type Drill } from '@/lib/reports/drill'
import { reportQuery, type ReportQuery } from '@/lib/reports/schema'

type SearchParams = Record<string, string | string[] | undefined>

/** What a report's page can be filtered by, as in a queue. */
export const REPORT_FILTERS = ['team', 'category', 'priority', 'assignee'] as const
export type ReportFilter = (typeof REPORT_FILTERS)[number]

/** What the address of the page says; `input` is what reports are asked with, and what links carry on. */
export interface ReportAddress {
  input: Readonly<Record<string, string>>
  query: ReportQuery
}

/** Reads the page's address; what makes no sense is left out, as if it were not there. */
export function readReportAddress(params: SearchParams): ReportAddress {
  const input: Record<string, string> = {}
  for (const key of [...REPORT_FILTERS, 'period', 'from', 'to'] as const) {
    const value = params[key]
    const text = Array.isArray(value) ? value[0] : value
    if (text && reportQuery.shape[key].safeParse(text).success) input[key] = text
  }
  return { input, query: reportQuery.parse(input) }
}

const addressOf = (path: string, query: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text ? `${path}?${text}` : path
}

export const reportHref = (query: Readonly<Record<string, string>>): string => addressOf('/desk/reports', query)

export const csvHref = (name: string, { input }: ReportAddress): string => addressOf(`/desk/reports/${name}`, input)

/** Makes the links to the incidents behind numbers: all that the page is filtered by, and what the number is about. */
export function incidentsBehind({ query }: ReportAddress): (...parts: Drill[]) => string {
  const base = drillFilter(query)
  return (...parts) => addressOf('/desk/queues/all', Object.assign({}, base, ...parts) as Drill)
}

/** Ids in the filters, whose names the page looks up. */
export function idsIn({ query }: ReportAddress): string[] {
  const { team, category, assignee } = query
  return [team, category, assignee].flatMap((values) => values ?? []).filter((value) => value !== 'me' && value !== 'none')
}
