import type { Costs, Verdict } from './budgets'
import { CONCURRENCIES } from './measure'

/** What everything cost, as a table of text. */
export function costTable(costs: Costs): string {
  const head = ['CPU per request', 'web', 'engine', 'PostgreSQL', 'sum', ...CONCURRENCIES.flatMap((c) => [`req/s at ${c}`, 'p50', 'p99']), 'body']
  const rows = [...costs].map(([name, cost]) => [
    name,
    ...[cost[16].webCpu, cost[16].engineCpu, cost[16].databaseCpu, cost[16].cpu].map((value) => `${value.toFixed(2)} ms`),
    ...CONCURRENCIES.flatMap((at) => [cost[at].rate.toFixed(0), `${cost[at].p50.toFixed(1)} ms`, `${cost[at].p99.toFixed(1)} ms`]),
    `${(cost[16].bytes / 1000).toFixed(1)} kB`,
  ])
  return table([head, ...rows])
}

/** The budgets and whether they are met. */
export const verdictTable = (verdicts: readonly Verdict[]): string =>
  table([
    ['budget', 'figure', 'against', 'ratio', 'at most', ''],
    ...verdicts.map(({ what, figure, yardstick, ratio, budget, met }) => [
      what,
      figure,
      yardstick,
      ratio?.toFixed(2) ?? '',
      budget?.toFixed(1) ?? '',
      met === null ? '' : met ? 'met' : 'MISSED',
    ]),
  ])

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  const [head = [], ...body] = rows
  return [line(head), '─'.repeat(line(head).length), ...body.map(line)].join('\n')
}
