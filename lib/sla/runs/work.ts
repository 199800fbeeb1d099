import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { jobContext } from '@/lib/platform/jobs/context'
import { countConcerned, dryRunSlice } from './dry-run'
import { countOpen, moveSlice } from './move'
import { advance, endRun, resumeRun, type RunRow } from './store'
import { INTERNAL } from './vocabulary'

/** One call does no more slices after that, in milliseconds: a step of a job is a matter of seconds. */
const BUDGET = 4_000

/**
 * Works on a run for a while, slice by slice; each is written down as it is done, so that whoever comes next goes
 * on behind it.
 * @returns whether there is more to do
 */
export async function workOnRun(tenantId: string, runId: string): Promise<boolean> {
  const started = performance.now()
  const ctx = await contextOf(tenantId, runId)
  let run = ctx && (await begin(ctx, runId))
  while (ctx && run) {
    run = await slice({ ...ctx, now: new Date() }, run)
    if (performance.now() - started > BUDGET) return run !== null
  }
  return false
}

/** Ends a run that cannot go on. */
export async function giveUpRun(tenantId: string, runId: string): Promise<void> {
  const ctx = await contextOf(tenantId, runId)
  if (ctx) await withTenant(ctx, (tx) => endRun(tx, ctx, runId, INTERNAL))
}

const contextOf = (tenantId: string, runId: string): Promise<Ctx | null> => jobContext(tenantId, `sla-run-${runId}`)

const slice = (ctx: Ctx, run: RunRow): Promise<RunRow | null> =>
  run.kind === 'move' ? moveSlice(ctx, run) : dryRunSlice(ctx, run)

/** Null for a run that is over, or that somebody else has begun at this moment. */
async function begin(ctx: Ctx, runId: string): Promise<RunRow | null> {
  const run = await resumeRun(ctx, runId)
  if (run?.status !== 'queued') return run
  const total = await (run.kind === 'move' ? countOpen(ctx) : countConcerned(ctx, run))
  const begun = await withTenant(ctx, (tx) => advance(tx, ctx, run, { total }))
  return begun ? { ...run, status: 'running', total } : null
}
