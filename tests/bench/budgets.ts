import type { Cost, Concurrency } from './measure'

/** One line of the table: a figure against what it may be. */
export interface Verdict {
  what: string
  /** The cost, and what it is held against, in words with units. */
  figure: string
  yardstick: string
  ratio: number | null
  budget: number | null
  /** Also for a figure that is no ratio; null for one that is only told. */
  met: boolean | null
}

export type Costs = ReadonlyMap<string, Cost>

/** Ratios are of processor time under full load: waiting for the machine's other work does not show in it. */
const AT: Concurrency = 16

function cpu(costs: Costs, name: string): number {
  const cost = costs.get(name)
  if (!cost) throw new Error(`${name} was not measured`)
  return cost[AT].cpu
}

/** `what` costs at most `budget` times the sum of the yardsticks. */
function against(costs: Costs, what: string, measured: readonly string[], budget: number, yardsticks: readonly string[]): Verdict {
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + cpu(costs, name), 0)
  const [cost, yardstick] = [sum(measured), sum(yardsticks)]
  return {
    what,
    figure: milliseconds(cost),
    yardstick: `${yardsticks.join(' + ')} = ${milliseconds(yardstick)}`,
    ratio: cost / yardstick,
    budget,
    met: cost <= budget * yardstick,
  }
}

const milliseconds = (value: number) => `${value.toFixed(2)} ms`

export const readBudgets = (costs: Costs): Verdict[] => [
  against(costs, 'REST list of 50', ['list'], 1.3, ['H', 'L list']),
  against(costs, 'REST detail with its clocks', ['detail'], 2, ['H', 'L detail']),
  against(costs, 'REST clocks explained', ['explanation'], 2, ['H', 'L facts']),
]

export const createBudget = (costs: Costs): Verdict =>
  against(costs, 'REST create with timeline, audit, outbox, clocks', ['create'], 4, ['H', 'L insert'])

export const pageBudgets = (costs: Costs): Verdict[] => [
  against(costs, 'desk: queue of 50', ['queue'], 1.5, ['P queue']),
  against(costs, 'desk: ticket', ['ticket'], 1.5, ['P ticket']),
]

export const growthBudgets = (costs: Costs): Verdict[] => [
  against(costs, '10 times the tickets: list', ['list'], 1.3, ['list, a tenth of the tickets']),
  against(costs, '10 times the tickets: detail', ['detail'], 1.3, ['detail, a tenth of the tickets']),
  against(costs, '10 times the tenants: list', ['list'], 1.3, ['list, a tenth of the tenants']),
  against(costs, '10 times the tenants: detail', ['detail'], 1.3, ['detail, a tenth of the tenants']),
]
