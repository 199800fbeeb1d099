import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, DomainError, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { fetchTicket } from '@/lib/tickets/fetch'
import { formatNumber } from '@/lib/tickets/ref'
import { fetchProblem } from '../fetch'
import { readProblem } from '../queries'
import { applyTransition } from '../transition'
import { LIMITS } from '../vocabulary'
import { countOpenIncidents, openIncidentIds, resolveIncident } from './incidents'
import { resolveProblemInput, type Cascade, type CascadeState, type ProblemResolution } from './schema'

/** Milliseconds that resolving `LIMITS.atOnce` incidents may take on a slow machine. */
const TIMEOUT = 120_000

/**
 * Resolves a problem, and its open incidents with it when that is asked for: all of them, or nothing. Each requester is
 * told once, however many of the incidents are theirs. Beyond `LIMITS.atOnce` a job goes on with the rest.
 * @throws Forbidden, NotFound, IllegalTransition, ValidationFailed, Conflict (stale version, or naming the incident that stops it)
 */
export async function resolveProblem(ctx: Ctx, ref: string, input: unknown): Promise<ProblemResolution> {
  authorize(ctx, 'problem.resolve')
  const { resolution, incidents, version } = parse(resolveProblemInput, input)
  if (incidents) authorize(ctx, 'incident.transition')
  if (incidents?.comment) authorize(ctx, 'incident.comment.public')
  const work = async (tx: Tx): Promise<ProblemResolution> => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    await applyTransition(tx, ctx, problem, { to: 'resolved', resolution })
    const cascade = incidents ? await resolveIncidents(tx, ctx, problem.row.id, incidents) : { resolved: [], remaining: 0 }
    return { problem: await readProblem(tx, ctx, problem.row.id), ...cascade }
  }
  return withTenant(ctx, work, { timeout: TIMEOUT })
}

async function resolveIncidents(tx: Tx, ctx: Ctx, problemId: string, cascade: Cascade): Promise<Pick<ProblemResolution, 'resolved' | 'remaining'>> {
  const { except, ...how } = cascade
  const ids = await openIncidentIds(tx, ctx, { problemId, except, limit: LIMITS.atOnce + 1 })
  const resolved: ProblemResolution['resolved'] = []
  const told = new Set<string>()
  for (const id of ids.slice(0, LIMITS.atOnce)) {
    await naming(id, async () => {
      const row = await fetchTicket(tx, ctx, 'incident', id)
      await resolveIncident(tx, ctx, row, how, told.has(row.requester.id))
      told.add(row.requester.id)
      resolved.push({ id, number: formatNumber('incident', row.number) })
    })
  }
  const remaining = ids.length > LIMITS.atOnce ? await leaveTheRest(tx, ctx, problemId, cascade, resolved) : 0
  return { resolved, remaining }
}

/** What stops one of them stops all: the error says which. */
async function naming<T>(incidentId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof ValidationFailed) throw error
    throw new Conflict(`An incident stops it: ${error.message}`, { incidentId, code: error.code })
  }
}

/** Keeps with the problem what is still to be done and who has been told, and has a job do it. */
async function leaveTheRest(tx: Tx, ctx: Ctx, problemId: string, cascade: Cascade, resolved: readonly { id: string }[]): Promise<number> {
  const startedAt = ctx.now.toISOString()
  await tx.problemIncident.updateMany({ where: { incidentId: { in: resolved.map(({ id }) => id) } }, data: { resolvedWithAt: startedAt } })
  const remaining = await countOpenIncidents(tx, ctx, { problemId, except: cascade.except })
  const done = resolved.length
  const state: CascadeState = { ...cascade, startedAt, confidential: can(ctx, 'incident.confidential'), total: done + remaining, done }
  await tx.problem.updateMany({ where: { ticketId: problemId }, data: { cascade: state } })
  await record(tx, ctx, {
    entity: { type: 'problem', id: problemId },
    action: 'problem.cascade_started',
    after: { total: state.total, done },
    event: { id: problemId },
  })
  return remaining
}
