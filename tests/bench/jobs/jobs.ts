import { step } from '@/scripts/lib/say.mjs'
import type { Verdict } from '../budgets'
import { copyOf, type BenchDatabase, type BenchServer } from '../database'
import { memoryInUse } from '../limits'
import type { Options } from '../options'
import { startStack, type Stack } from '../servers'
import { publicKnowledge } from './knowledge'
import { denseMinute } from './lateness'
import { liveUpdates } from './live'
import { mailRate } from './mail-in'
import { mailOutRate } from './mail-out'
import { neighbourImports } from './neighbour'
import { engineKilled } from './recovery'
import { jobRate } from './runs'
import { webhookRate } from './webhooks'

type Measure = (database: BenchDatabase, stack: Stack, server: BenchServer) => Promise<Verdict | Verdict[]>

/** What is measured of jobs, by the name that `--only` takes. */
export const JOBS: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['knowledge', (database, stack, { pid }) => publicKnowledge(database, stack, pid)],
  ['runs', (database, stack, { pid }) => jobRate(database, stack, pid)],
  ['lateness', (database, stack, { pid }) => denseMinute(database, stack, pid)],
  ['live', (database, stack, { pid }) => liveUpdates(database, stack, pid)],
  ['webhooks', (database, stack, { pid }) => webhookRate(database, stack, pid)],
  ['mail-in', (database, stack, { pid }) => mailRate(database, stack, pid)],
  ['mail-out', (database, stack, { pid }) => mailOutRate(database, stack, pid)],
  ['recovery', (database, stack) => engineKilled(database, stack)],
  ['neighbour', (database, stack) => neighbourImports(database, stack)],
])

/** Measures jobs on a copy of the data, for they change it; nobody else may be connected to it. */
export async function measureJobs(server: BenchServer, whole: BenchDatabase, { only }: Options): Promise<Verdict[]> {
  const wanted = [...JOBS].filter(([name]) => !only || only.includes(name))
  if (wanted.length === 0) return []
  const database = await step('Copying the data', () => copyOf(server, whole))
  try {
    const stack = await step('Starting the web process and its engine', () => startStack(database))
    try {
      const verdicts: Verdict[] = []
      for (const [name, measure] of wanted) {
        verdicts.push(...(await step(`Measuring jobs: ${name}`, async () => [await measure(database, stack, server)].flat())))
      }
      return only ? verdicts : [...verdicts, memoryInUse(stack, server, 'after jobs')]
    } finally {
      await stack.stop()
    }
  } finally {
    await database.drop()
  }
}
