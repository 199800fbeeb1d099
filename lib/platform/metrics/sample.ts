import 'server-only'
import { databaseState } from '@/lib/platform/db/state'
import { jobStats } from '@/lib/platform/jobs/stats'
import { log } from '@/lib/platform/log'
import { backlog } from './backlog'
import { instruments } from './instruments'

/** How long the database may take, in milliseconds: collectors give up after ten seconds. */
const PATIENCE = 3_000

/** Sets what is measured at the moment of asking. A database that is away is a measurement, not a failure. */
export async function sample(): Promise<void> {
  sampleJobs()
  const up = await sampleDatabase()
  if (up) await sampleBacklog()
  else forgetBacklog()
}

/** The job client counts by itself; here its numbers are only shown. */
function sampleJobs(): void {
  const { jobRuns, jobCalls, jobSeconds } = instruments()
  for (const metric of [jobRuns, jobCalls, jobSeconds]) metric.reset()
  for (const [id, { calls, seconds, ...outcomes }] of Object.entries(jobStats())) {
    for (const [outcome, count] of Object.entries(outcomes)) jobRuns.labels(id, outcome).inc(count)
    jobCalls.labels(id).inc(calls)
    jobSeconds.labels(id).inc(seconds)
  }
}

async function sampleDatabase(): Promise<boolean> {
  const { databaseUp, databasePing, poolConnections, poolLimit, poolWaiting } = instruments()
  const { pools, ping } = await databaseState(PATIENCE)
  for (const { pool, limit, busy, idle, waiting } of pools) {
    poolLimit.labels(pool).set(limit)
    poolConnections.labels(pool, 'busy').set(busy)
    poolConnections.labels(pool, 'idle').set(idle)
    poolWaiting.labels(pool).set(waiting)
  }
  databaseUp.set(ping === null ? 0 : 1)
  if (ping === null) databasePing.remove()
  else databasePing.set(ping / 1_000)
  return ping !== null
}

async function sampleBacklog(): Promise<void> {
  const { outboxPending, outboxAge, timersDue, timerAge } = instruments()
  try {
    const { pending, pendingAge, due, dueAge } = await backlog()
    outboxPending.set(pending)
    outboxAge.set(pendingAge)
    timersDue.set(due)
    timerAge.set(dueAge)
  } catch (error) {
    log().warn({ error }, 'The backlog could not be measured')
    forgetBacklog()
  }
}

/** An old number would look like a quiet day: better none. */
function forgetBacklog(): void {
  const { outboxPending, outboxAge, timersDue, timerAge } = instruments()
  for (const gauge of [outboxPending, outboxAge, timersDue, timerAge]) gauge.remove()
}
