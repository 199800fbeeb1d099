import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import { sendEvents, type Stack } from '../servers'

const RUNS = 1_000
const BATCH = 100
const PATIENCE = 120_000

const DONE = `
select count(*) filter (where status = 'completed')::int as done, extract(epoch from max(ended_at) - min(created_at))::float as seconds
from engine.run where function_id = 'farol-bench-one-step'`

/** How many runs of one step go through engine and SDK in a second, from their events to their ends. */
export async function jobRate({ url }: BenchDatabase, { pid, engine }: Stack, databasePid: number): Promise<Verdict> {
  const used = () => [cpuOf(pid), cpuOf(engine.pid), clusterCpuOf(databasePid)]
  const before = used()
  for (let sent = 0; sent < RUNS; sent += BATCH) {
    await sendEvents(engine, Array.from({ length: BATCH }, () => ({ name: 'bench/one-step', data: {} })))
  }
  const took = await untilDone(url)
  const cpu = used().map((after, part) => ((after - (before[part] ?? 0)) / RUNS).toFixed(1))
  return limit('jobs of one step', `${(RUNS / took).toFixed(0)} a second; ${cpu.join(' + ')} ms CPU each`, '', null)
}

async function untilDone(url: string): Promise<number> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(250)) {
    const [row] = await sql<{ done: number; seconds: number }>(url, DONE)
    if (row?.done === RUNS) return row.seconds
  }
  throw new Error('The runs did not end in time')
}
