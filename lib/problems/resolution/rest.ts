import 'server-only'
import { DbNull } from '@/lib/platform/db/nulls'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, DomainError } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { logOf } from '@/lib/platform/log'
import { fetchTicket } from '@/lib/tickets/fetch'
import { openIncidentIds, resolveIncident } from './incidents'
import { cascadeState, type CascadeState } from './schema'

const BATCH = 100

/**
 * Resolves the next incidents of a resolved problem, each in a transaction of its own, as Farol itself. One that
 * cannot be resolved stays open; reopening the problem ends it. Done again, after whoever did it died, it goes on
 * where that one stopped: what counts is written in the transaction that resolves an incident.
 * @param after the id where the batch before ended; null for the first
 * @returns the id where this one ended; null when nothing is left
 */
export async function resolveRest(ctx: Ctx, problemId: string, after: string | null): Promise<string | null> {
  const batch = await withTenant(ctx, async (tx) => {
    const problem = await tx.problem.findFirst({ where: { ticketId: problemId }, select: { cascade: true } })
    const parsed = cascadeState.safeParse(problem?.cascade)
    if (!parsed.success) return null
    const { startedAt, except, confidential } = parsed.data
    return { startedAt, ids: await openIncidentIds(tx, ctx, { problemId, except, plainOnly: !confidential, after, limit: BATCH }) }
  })
  if (!batch) return null
  const { startedAt, ids } = batch
  for (const id of ids) if (!(await resolveOrSkip(ctx, { problemId, startedAt, id }))) return null
  if (ids.length === BATCH) return ids.at(-1) ?? null
  await finish(ctx, problemId, startedAt)
  return null
}

interface Place {
  problemId: string
  /** Which resolution of the problem it is: one that was reopened may have been resolved again. */
  startedAt: string
  id: string
}

/** Returns false when the resolution is off. */
async function resolveOrSkip(ctx: Ctx, place: Place): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await withTenant(ctx, (tx) => resolveOne(tx, { ...ctx, now: new Date() }, place))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Somebody stood in the way for a moment: that alone leaves no incident open.
      if (error instanceof Conflict && tries < 3) continue
      logOf(ctx).warn({ error, incidentId: place.id }, 'An incident could not be resolved with its problem')
      return true
    }
  }
}

async function resolveOne(tx: Tx, ctx: Ctx, { problemId, startedAt, id }: Place): Promise<boolean> {
  const state = await countOne(tx, problemId, startedAt)
  if (!state) return false
  const row = await fetchTicket(tx, ctx, 'incident', id)
  const told = await wasTold(tx, { problemId, startedAt, requesterId: row.requester.id })
  const { count } = await tx.problemIncident.updateMany({ where: { incidentId: id, problemId }, data: { resolvedWithAt: startedAt } })
  if (count === 0) throw new Conflict('The incident hangs on the problem no more')
  await resolveIncident(tx, ctx, row, state, told)
  return true
}

/**
 * Counts one more incident, unless the resolution is off. Whoever resolves another incident of the problem waits
 * until the transaction ends: of two that resolve at once for one requester, the second sees the first.
 */
async function countOne(tx: Tx, problemId: string, startedAt: string): Promise<CascadeState | null> {
  const rows = await txSql<{ cascade: unknown }>(
    tx,
    `update problem set cascade = jsonb_set(cascade, '{done}', to_jsonb((cascade ->> 'done')::int + 1))
      where ticket_id = $1::uuid and cascade ->> 'startedAt' = $2 returning cascade`,
    [problemId, startedAt],
  )
  return cascadeState.safeParse(rows[0]?.cascade).data ?? null
}

/** Whether this resolution has resolved another incident of the same requester. */
async function wasTold(tx: Tx, { problemId, startedAt, requesterId }: Omit<Place, 'id'> & { requesterId: string }): Promise<boolean> {
  const other = await tx.problemIncident.findFirst({
    where: { problemId, resolvedWithAt: startedAt, incident: { requesterId } },
    select: { incidentId: true },
  })
  return other !== null
}

/** Says on the problem how it went, once. */
async function finish(ctx: Ctx, problemId: string, startedAt: string): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const problem = await tx.problem.findFirst({ where: { ticketId: problemId }, select: { cascade: true } })
    const parsed = cascadeState.safeParse(problem?.cascade)
    if (!parsed.success || parsed.data.startedAt !== startedAt) return
    const { count } = await tx.problem.updateMany({
      where: { ticketId: problemId, cascade: { path: ['startedAt'], equals: startedAt } },
      data: { cascade: DbNull },
    })
    if (count === 0) return
    const { total, done } = parsed.data
    await record(tx, ctx, {
      entity: { type: 'problem', id: problemId },
      action: 'problem.cascade_finished',
      ticketId: problemId,
      timeline: [{ type: 'cascade_finished', new: { total, done } }],
      after: { total, done },
      event: { id: problemId },
    })
  })
}
