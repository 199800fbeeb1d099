import type { Tx } from '../../database/database.ts'
import type { Job } from './job.ts'
import { LEASE, LEASE_SECONDS, type Claim, type Except } from './lease.ts'

/** Serialises these claims among all engines: only so are the counts exact. */
const CLAIM_LOCK = 72_707_373

interface Candidate {
  id: string
  limits: string[]
}

/** Claims calls of functions that limit how many of them may be in flight, within the limits. */
export const claimLimited: Claim = async ({ database, number, registry }, count, except) => {
  const [any] = await database.query(
    "select 1 from engine.job where kind = 'call' and limits <> '{}' limit 1",
  )
  if (!any) return []
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [CLAIM_LOCK])
    const inFlight = await countInFlight(tx)
    const isFull = (key: string) => (inFlight.get(key) ?? 0) >= registry.limitOf(key)
    const full = new Set([...inFlight.keys()].filter(isFull))
    const chosen: string[] = []
    for (let passedOver = true; passedOver && chosen.length < count;) {
      passedOver = false
      const skip = { ...except, jobs: [...except.jobs, ...chosen] }
      for (const { id, limits } of await findCandidates(tx, count - chosen.length, skip, full)) {
        if (limits.some((key) => full.has(key))) {
          passedOver = true
          continue
        }
        chosen.push(id)
        for (const key of limits) {
          inFlight.set(key, (inFlight.get(key) ?? 0) + 1)
          if (isFull(key)) full.add(key)
        }
      }
    }
    if (chosen.length === 0) return []
    return tx.query<Job>(
      `with free as (
         select id from engine.job where id = any($3::bigint[]) and (lease_until is null or lease_until < now())
         for update skip locked)
       ${LEASE}`,
      [number, LEASE_SECONDS, chosen],
    )
  })
}

/** Calls in flight for each concurrency key. */
async function countInFlight(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.query<{ key: string; calls: number }>(
    `select key, count(*)::int as calls from engine.job cross join unnest(limits) as key
     where lease_until > now() group by key`,
  )
  return new Map(rows.map(({ key, calls }) => [key, calls]))
}

/**
 * The oldest calls that are due and have none of the keys in `full`. Walks from one set of keys to the next in the
 * index and looks only at the first calls of each: ten thousand calls that wait for one key cost no more than one.
 */
function findCandidates(tx: Tx, count: number, except: Except, full: Set<string>): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `with recursive head (limits) as (
       (select limits from engine.job where kind = 'call' and limits <> '{}' order by limits limit 1)
       union all
       select (select j.limits from engine.job j
               where j.kind = 'call' and j.limits <> '{}' and j.limits > head.limits order by j.limits limit 1)
       from head where head.limits is not null
     )
     select first.id, first.limits from head cross join lateral (
       select id, limits, due_at from engine.job
       where kind = 'call' and limits <> '{}' and limits = head.limits and due_at <= now()
         and (lease_until is null or lease_until < now())
         and id <> all($1::bigint[]) and function_id <> all($2::text[])
       order by due_at, id limit $4) first
     where head.limits is not null and not head.limits && $3::text[]
     order by first.due_at, first.id limit $4`,
    [except.jobs, except.functions, [...full], count],
  )
}
