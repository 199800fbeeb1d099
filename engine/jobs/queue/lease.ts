import type { Engine } from '../../engine.ts'
import type { Job } from './job.ts'

/** Seconds for which a claim holds without a sign of life. */
export const LEASE_SECONDS = 15

/** Leases the jobs of `free`, a query before it, to engine $1 for $2 seconds. */
export const LEASE = `
  update engine.job j
  set lease_by = $1, lease_no = lease_no + 1, lease_until = now() + $2 * interval '1 second'
  from free where j.id = free.id
  returning j.id, j.run_id as "runId", j.function_id as "functionId", j.step_id as "stepId", j.attempt, j.lost,
    j.lease_no as "leaseNo", extract(epoch from now() - j.due_at)::float8 * 1000 as late`

/** What is not to be claimed now. */
export interface Except {
  /** Jobs that this engine has in flight, whatever became of their leases. */
  jobs: string[]
  /** Functions whose application is away. */
  functions: string[]
}

/** Takes up to so many calls that are due, the oldest first. */
export type Claim = (engine: Engine, count: number, except: Except) => Promise<Job[]>
