import type { Tx } from '../../database/database.ts'
import { claimLimited } from './claim-limited.ts'
import type { Job } from './job.ts'
import { LEASE, LEASE_SECONDS, type Claim } from './lease.ts'

/**
 * Claims calls of functions with and without concurrency limits, one kind before the other by turns: neither can
 * starve the other.
 */
export function createClaim(): Claim {
  const ways: Claim[] = [claimUnlimited, claimLimited]
  return async (engine, count, except) => {
    ways.reverse()
    const jobs: Job[] = []
    for (const claim of ways)
      if (jobs.length < count) jobs.push(...(await claim(engine, count - jobs.length, except)))
    return jobs
  }
}

const claimUnlimited: Claim = ({ database, number }, count, except) =>
  database.query<Job>(
    `with free as (
       select id from engine.job
       where kind = 'call' and limits = '{}' and due_at <= now() and (lease_until is null or lease_until < now())
         and id <> all($3::bigint[]) and function_id <> all($4::text[])
       order by due_at, id limit $5 for update skip locked)
     ${LEASE}`,
    [number, LEASE_SECONDS, except.jobs, except.functions, count],
  )

/** Milliseconds until the next call without limits is due, or `atMost`. */
export function untilNextCall(tx: Tx, atMost: number): Promise<number> {
  return untilNext(tx, "kind = 'call' and limits = '{}'", atMost)
}

/** The same for what is not a call. */
export function untilNextTimer(tx: Tx, atMost: number): Promise<number> {
  return untilNext(tx, "kind <> 'call'", atMost)
}

async function untilNext(tx: Tx, condition: string, atMost: number): Promise<number> {
  const [row] = await tx.query<{ wait: number | null }>(
    `select extract(epoch from min(due_at) - clock_timestamp())::float8 * 1000 as wait from engine.job
     where ${condition} and due_at > now() and due_at < now() + $1 * interval '1 millisecond'`,
    [atMost],
  )
  return Math.max(1, Math.ceil(row?.wait ?? atMost))
}
