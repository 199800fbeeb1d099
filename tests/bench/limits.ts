import type { Verdict } from './budgets'
import { memoryOf } from './cpu'
import type { BenchServer } from './database'
import type { Bench, Target } from './measure'
import { scriptWeight } from './script-weight'
import type { Stack } from './servers'

/** Figures with a limit of their own, beside no yardstick. */

const MEGABYTE = 1024 ** 2
const MEMORY_LIMIT = 2048 * MEGABYTE
const SCRIPT_LIMIT = 200_000

export const limit = (what: string, figure: string, most: string, met: boolean | null): Verdict => ({
  what,
  figure,
  yardstick: most,
  ratio: null,
  budget: null,
  met,
})

/** A hundred people open an incident at the same moment, in one tenant. */
export async function concurrentCreates(bench: Bench, { server, requests }: Target): Promise<Verdict> {
  const [one] = requests
  if (!one) throw new Error('There is nothing to send')
  const { failures } = await bench.load({ port: server.port, concurrency: 100, count: 100, requests: [one] })
  const failed = Object.values(failures).reduce((sum, times) => sum + times, 0)
  return limit('100 concurrent creates', `${failed} errors`, 'none', failed === 0)
}

/** What the web process, its engine and PostgreSQL hold after all that load. */
export function memoryInUse({ pid, engine }: Stack, server: BenchServer, when: string): Verdict {
  const memory = [pid, engine.pid, server.pid].map(memoryOf)
  const megabytes = memory.map((bytes) => Math.round(bytes / MEGABYTE))
  const sum = memory.reduce((total, one) => total + one)
  const figure = `${(sum / MEGABYTE).toFixed(0)} MB (${megabytes.join(' + ')})`
  return limit(`memory of web, engine and PostgreSQL, ${when}`, figure, `under ${MEMORY_LIMIT / MEGABYTE} MB`, sum < MEMORY_LIMIT)
}

/** What the heaviest of the pages loads in all; what Next itself brings to every page is said beside it. */
export async function weightOfScripts(pages: readonly Target[], empty: Target): Promise<Verdict> {
  const weightOf = async ({ server, requests: [request] }: Target) => (request ? scriptWeight(server, request) : 0)
  const [own, ...weights] = await Promise.all([empty, ...pages].map(weightOf))
  const heaviest = Math.max(...weights)
  const kilobytes = (bytes = 0) => `${(bytes / 1000).toFixed(0)} kB`
  return limit(
    'JavaScript of a desk page, compressed',
    kilobytes(heaviest),
    `under ${kilobytes(SCRIPT_LIMIT)}, of which Next's own ${kilobytes(own)}`,
    heaviest < SCRIPT_LIMIT,
  )
}
