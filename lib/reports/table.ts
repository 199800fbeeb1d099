import { stringify } from 'csv-stringify/sync'
import type { Attainment, Report, TimeMeasure, Totals } from './schema'

/** A report as plain rows, for files: every figure, durations in seconds, instants in UTC. */

export type Column =
  | 'figure' | 'current' | 'previous' | 'from' | 'to' | 'opened' | 'ended' | 'backlog' | 'priority' | 'group' | 'name'
  | `${'firstResponse' | 'resolution'}${'Met' | 'Breached' | 'Running'}`
  | `${'firstReply' | 'resolution'}${'Count' | 'Mean' | 'Median' | 'P90' | 'Business'}`
  | 'depth' | 'total' | 'own' | 'reopened' | 'weekday' | 'hour' | 'open' | 'age' | 'count'

type Cell = string | number | null

interface Table {
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}

const CLOCK_COLUMNS = [
  'firstResponseMet', 'firstResponseBreached', 'firstResponseRunning', 'resolutionMet', 'resolutionBreached', 'resolutionRunning',
] as const satisfies Column[]

const TIME_COLUMNS = [
  'firstReplyCount', 'firstReplyMean', 'firstReplyMedian', 'firstReplyP90', 'firstReplyBusiness',
  'resolutionCount', 'resolutionMean', 'resolutionMedian', 'resolutionP90', 'resolutionBusiness',
] as const satisfies Column[]

const clockCells = (...clocks: Attainment[]): Cell[] => clocks.flatMap(({ met, breached, running }) => [met, breached, running])
const timeCells = (...times: TimeMeasure[]): Cell[] =>
  times.flatMap(({ count, mean, median, p90, businessMean }) => [count, whole(mean), median, p90, whole(businessMean)])
const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds))

export function tableOf(report: Report): Table {
  switch (report.name) {
    case 'summary': {
      const { current, previous } = report.data
      const columns = summaryCells(current).map(([figure]) => figure)
      const before = new Map(summaryCells(previous))
      const now = new Map(summaryCells(current))
      return { columns: ['figure', 'current', 'previous'], rows: columns.map((key) => [key, now.get(key) ?? null, before.get(key) ?? null]) }
    }
    case 'volume':
      return {
        columns: ['from', 'to', 'opened', 'ended', 'backlog'],
        rows: report.data.buckets.map(({ from, to, opened, ended, backlog }) => [from, to, opened, ended, backlog]),
      }
    case 'backlog':
      return {
        columns: ['priority', 'age', 'count'],
        rows: report.data.rows.flatMap(({ priority, counts }) =>
          report.data.ages.map(({ fromDays, toDays }, index) => [priority, toDays === null ? `${fromDays}+` : `${fromDays}..${toDays}`, counts[index] ?? 0]),
        ),
      }
    case 'service-levels': {
      const { policies, teams, priorities } = report.data
      return {
        columns: ['group', 'name', ...CLOCK_COLUMNS],
        rows: [
          ...policies.map((row) => ['policy', row.name, ...clockCells(row.firstResponse, row.resolution)]),
          ...teams.map((row) => ['team', row.name, ...clockCells(row.firstResponse, row.resolution)]),
          ...priorities.map((row) => ['priority', row.priority, ...clockCells(row.firstResponse, row.resolution)]),
        ],
      }
    }
    case 'times':
      return {
        columns: ['priority', ...TIME_COLUMNS],
        rows: report.data.rows.map((row) => [row.priority, ...timeCells(row.firstReply, row.resolution)]),
      }
    case 'categories':
      return {
        columns: ['depth', 'name', 'total', 'own', 'reopened'],
        rows: report.data.rows.map(({ depth, name, total, own, reopened }) => [depth, name, total, own, reopened]),
      }
    case 'hours':
      return {
        columns: ['weekday', 'hour', 'count'],
        rows: report.data.rows.flatMap((row, weekday) => row.map((count, hour) => [weekday + 1, hour, count])),
      }
    case 'load':
      return {
        columns: ['group', 'name', 'opened', 'ended', 'open', 'resolutionMean'],
        rows: (['teams', 'people'] as const).flatMap((group) =>
          report.data[group].map(({ name, opened, ended, open, resolution }) => [group, name, opened, ended, open, whole(resolution)]),
        ),
      }
  }
}

function summaryCells(totals: Totals): [Column, Cell][] {
  const times = timeCells(totals.firstReply, totals.resolution)
  const clocks = clockCells(totals.firstResponseSla, totals.resolutionSla)
  return [
    ['from', totals.span.from],
    ['to', totals.span.to],
    ['opened', totals.opened],
    ['ended', totals.ended],
    ['backlog', totals.backlog],
    ['reopened', totals.reopened],
    ...TIME_COLUMNS.map((column, index): [Column, Cell] => [column, times[index] ?? null]),
    ...CLOCK_COLUMNS.map((column, index): [Column, Cell] => [column, clocks[index] ?? null]),
  ]
}

/**
 * CSV for spreadsheets: with a byte order mark, so that accents survive, and harmless, since names may begin like a
 * formula (OWASP: CSV injection).
 */
export function csvOf({ columns, rows }: Table, { heading, delimiter }: { heading: (column: Column) => string; delimiter: ',' | ';' }): string {
  const [first] = columns
  // The names of figures are headings too.
  const shown = first === 'figure' ? rows.map(([figure, ...cells]) => [heading(figure as Column), ...cells]) : rows
  return stringify([columns.map(heading), ...shown], { bom: true, delimiter, escape_formulas: true, record_delimiter: 'windows' })
}
