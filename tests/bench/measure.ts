import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem } from '@/scripts/lib/say.mjs'
import { clusterCpuOf, cpuOf } from './cpu'
import type { Load, LoadRequest, LoadResult } from './generator'
import type { Measured } from './servers'

/** Something that is asked for again and again, and what its answers cost. */
export interface Target {
  name: string
  server: Measured
  requests: readonly LoadRequest[]
  /** Requests in one run at full concurrency: enough to be seconds of work. */
  count: number
}

export interface Sample {
  /** Milliseconds of processor time a request: of the measured process, of the engine beside it, and of PostgreSQL. */
  webCpu: number
  engineCpu: number
  databaseCpu: number
  /** Requests a second. */
  rate: number
  p50: number
  p99: number
  bytes: number
}

export interface Figures extends Sample {
  cpu: number
}

export const CONCURRENCIES = [1, 16] as const
export type Concurrency = (typeof CONCURRENCIES)[number]

/** What a target costs at each concurrency. */
export type Cost = Record<Concurrency, Figures>

/** The process that makes the load, and the database whose processor time counts. */
export class Bench {
  private readonly generator: ChildProcess

  constructor(private readonly databasePid: number) {
    this.generator = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), [], { execArgv: [] })
  }

  close(): void {
    this.generator.kill()
  }

  load(load: Load): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Problem('The load generator was stopped.'))
      this.generator.once('exit', ended)
      this.generator.once('message', (result: LoadResult) => {
        this.generator.off('exit', ended)
        resolve(result)
      })
      this.generator.send(load)
    })
  }

  /**
   * Measures all targets in turn, round after round, so that whatever disturbs the machine for a while disturbs
   * each of them; the figures are the medians of the rounds.
   */
  async measure(targets: readonly Target[], rounds: number): Promise<Map<string, Cost>> {
    for (const target of targets) {
      await this.run(target, 16, target.count)
    }
    const samples = new Map<string, Record<Concurrency, Sample[]>>(targets.map(({ name }) => [name, { 1: [], 16: [] }]))
    for (let round = 1; round <= rounds; round++) {
      for (const target of targets) {
        for (const concurrency of CONCURRENCIES) {
          const count = concurrency === 1 ? Math.ceil(target.count / 4) : target.count
          samples.get(target.name)?.[concurrency].push(await this.run(target, concurrency, count))
        }
      }
    }
    return new Map([...samples].map(([name, { 1: alone, 16: many }]) => [name, { 1: median(alone), 16: median(many) }]))
  }

  /** One run. @throws when an answer was no success: the figures of failures would say nothing */
  async run({ name, server, requests }: Target, concurrency: number, count: number): Promise<Sample> {
    const used = () => [cpuOf(server.pid), server.engine ? cpuOf(server.engine.pid) : 0, clusterCpuOf(this.databasePid)] as const
    const before = used()
    const result = await this.load({ port: server.port, concurrency, count, requests })
    const after = used()
    if (Object.keys(result.failures).length > 0) throw new Error(`${name}: ${JSON.stringify(result.failures)} of ${count} answers`)
    return {
      webCpu: (after[0] - before[0]) / count,
      engineCpu: (after[1] - before[1]) / count,
      databaseCpu: (after[2] - before[2]) / count,
      rate: count / result.seconds,
      p50: result.p50,
      p99: result.p99,
      bytes: result.bytes,
    }
  }
}

function median(samples: readonly Sample[]): Figures {
  const middle = (key: keyof Sample) => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b)
    return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
  }
  const [webCpu, engineCpu, databaseCpu] = [middle('webCpu'), middle('engineCpu'), middle('databaseCpu')]
  const cpu = webCpu + engineCpu + databaseCpu
  return { webCpu, engineCpu, databaseCpu, cpu, rate: middle('rate'), p50: middle('p50'), p99: middle('p99'), bytes: middle('bytes') }
}
