import 'server-only'
import { processWide } from '@/lib/platform/process-wide'

/** What this process has done of one function since it started. */
export interface JobStats {
  /** Runs that ended well here. */
  completed: number
  /** Runs given up: every attempt was used, or another made no sense. */
  failed: number
  /** Attempts that failed and are tried again. */
  retried: number
  /** Calls of the engine, one or more a run, and the seconds they took together. */
  calls: number
  seconds: number
}

const counters = processWide('jobs.stats', () => new Map<string, JobStats>())

/** Counters by the function's id. */
export const jobStats = (): Readonly<Record<string, Readonly<JobStats>>> => Object.fromEntries(counters)

export function countJob(id: string, added: Partial<JobStats>): void {
  const stats = counters.get(id) ?? { completed: 0, failed: 0, retried: 0, calls: 0, seconds: 0 }
  for (const key of Object.keys(added) as (keyof JobStats)[]) stats[key] += added[key] ?? 0
  counters.set(id, stats)
}
