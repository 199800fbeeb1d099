import 'server-only'
import { DbNull } from '@/lib/platform/db/nulls'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { DomainError } from '@/lib/platform/errors'
import { logOf } from '@/lib/platform/log'
import { openIncidentIds, resolveIncident } from './incidents'
import { cascadeState, type CascadeState } from './schema'

const BATCH = 100

/**
 * Resolves the next incidents of a resolved problem, each in a transaction of its own, as Farol itself. One that
 * cannot be resolved stays open; reopening the problem ends it.
 * @param after the id where the batch before ended; null for the first
 * @returns the id where this one ended; null when nothing is left
 */
export async function resolveRest(ctx: Ctx, problemId: string, after: string | null): Promise<string | null> {
  const found = await withTenant(ctx, async (tx) => {
    const problem = await tx.problem.findFirst({ where: { ticketId: problemId }, select: { cascade: true } })
    const parsed = cascadeState.safeParse(problem?.cascade)
    if (!parsed.success) return null
    const { except, confidential } = parsed.data
    return { state: parsed.data, ids: await openIncidentIds(tx, ctx, { problemId, except, plainOnly: !confidential, after, limit: BATCH }) }
  })
  if (!found) return null
  const { state, ids } = found
  const told = new Set<string>()
  let done = 0
  for (const id of ids) {
    try {
      await withTenant(ctx, (tx) => resolveIncident(tx, { ...ctx, now: new Date() }, id, state, told))
      done++
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      logOf(ctx).warn({ error, incidentId: id }, 'An incident could not be resolved with its problem')
    }
  }
  const last = ids.length < BATCH
  await keepProgress(ctx, problemId, last ? null : { ...state, done: state.done + done })
  return last ? null : (ids.at(-1) ?? null)
}

/** Unless the problem was reopened meanwhile: then nothing is left to be done. */
async function keepProgress(ctx: Ctx, problemId: string, state: CascadeState | null): Promise<void> {
  await withTenant(ctx, (tx) =>
    tx.problem.updateMany({ where: { ticketId: problemId, cascade: { not: DbNull } }, data: { cascade: state ?? DbNull } }),
  )
}
