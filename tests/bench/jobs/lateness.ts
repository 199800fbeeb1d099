import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import type { BenchDatabase } from '../database'
import { limit } from '../limits'
import type { Stack } from '../servers'
import { AHEAD, latenessOf, makeDue, type Dense } from './due'

/** Seconds that 99 of 100 warnings and breaches may be late. */
const LATE = 5

/** Breaches of all tenants within one minute, each told of on its timeline, in the audit, to people and to jobs. */
export async function denseMinute({ url }: BenchDatabase, { pid, engine }: Stack, databasePid: number): Promise<Verdict> {
  const dense: Dense = { count: 10_000, from: Date.now() + AHEAD, seconds: 60 }
  await makeDue(url, dense)
  const used = () => cpuOf(pid) + cpuOf(engine.pid) + clusterCpuOf(databasePid)
  const before = used()
  const late = await latenessOf(url, dense)
  const cpu = (used() - before) / dense.count
  const figure = `${lateness(late)}; ${cpu.toFixed(2)} ms CPU each`
  return limit('10,000 breaches due in one minute, how late', figure, `p99 under ${LATE} s`, quantile(late, 0.99) < LATE)
}

/** @param sorted the smallest first */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export const lateness = (sorted: readonly number[]): string =>
  `p50 ${seconds(quantile(sorted, 0.5))}, p99 ${seconds(quantile(sorted, 0.99))}, max ${seconds(quantile(sorted, 1))}`

export const seconds = (value: number): string => `${value.toFixed(2)} s`
