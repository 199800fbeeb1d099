import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import type { TicketRow } from '@/lib/tickets/fetch'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import { formatNumber, parseRef, type TicketRef } from '@/lib/tickets/ref'
import type { z } from 'zod'
import { fetchProblem, type FetchedProblem } from '../fetch'
import { tellLinked, tellUnlinked } from './record'
import { linkIncidentsInput, type LinkOutcome } from './schema'

type Links = z.infer<typeof linkIncidentsInput>

/** Of a transaction that links `LIMITS.links` incidents on a slow machine. */
export const LINKING = { timeout: 60_000 }

/**
 * Says that a problem causes incidents. An incident has one problem: one that hangs on another stays there unless
 * `move` is asked for. All of them are linked, or none.
 * @throws Forbidden, NotFound, ValidationFailed (an incident that is not there), Conflict (the problem is a duplicate)
 */
export async function linkIncidents(ctx: Ctx, ref: string, input: unknown): Promise<LinkOutcome> {
  authorize(ctx, 'problem.manage')
  const links = parse(linkIncidentsInput, input)
  return withTenant(ctx, async (tx) => linkWithin(tx, ctx, await fetchProblem(tx, ctx, ref), links), LINKING)
}

/** The same within a larger change. @throws ValidationFailed, Conflict */
export async function linkWithin(tx: Tx, ctx: Ctx, problem: FetchedProblem, { incidents, via, move }: Links): Promise<LinkOutcome> {
  if (problem.details.exit === 'duplicate') throw new Conflict('This problem is a duplicate: link the one that stands for it')
  const rows = await fetchAll(tx, ctx, incidents)
  const known = await tx.problemIncident.findMany({ where: { incidentId: { in: rows.map(({ id }) => id) } } })
  const problemOf = new Map(known.map(({ incidentId, problemId }) => [incidentId, problemId]))
  const outcome: LinkOutcome = { linked: [], already: [], elsewhere: [] }
  const taken: TicketRow[] = []
  for (const row of rows) {
    const other = problemOf.get(row.id)
    if (other === problem.row.id) outcome.already.push(refOf(row))
    else if (other && !move) outcome.elsewhere.push(refOf(row))
    else taken.push(row)
  }
  const moved = taken.filter(({ id }) => problemOf.has(id))
  await tx.problemIncident.deleteMany({ where: { incidentId: { in: moved.map(({ id }) => id) } } })
  await tx.problemIncident.createMany({
    data: taken.map(({ id }) => ({
      tenantId: ctx.tenant.id, incidentId: id, problemId: problem.row.id, via, linkedAt: ctx.now, linkedById: actorUserId(ctx),
    })),
  })
  for (const [other, rowsOfOther] of Map.groupBy(moved, ({ id }) => problemOf.get(id) ?? '')) await tellUnlinked(tx, ctx, other, rowsOfOther)
  await tellLinked(tx, ctx, problem.row, taken)
  return { ...outcome, linked: taken.map(refOf) }
}

/**
 * In the order of their ids, whatever they are named by: two that link the same incidents wait for each other, and do
 * not stand in each other's way.
 */
async function fetchAll(tx: Tx, ctx: Ctx, refs: readonly string[]): Promise<TicketRow[]> {
  const ids = await idsOf(tx, ctx, refs)
  const rows: TicketRow[] = []
  for (const [id, index] of [...ids].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    rows.push(await fetchNamed(tx, ctx, 'incident', `incidents.${index}`, id))
  }
  return rows
}

/** The id behind each ref, once, with its place. @throws ValidationFailed at the first that the actor does not see */
async function idsOf(tx: Tx, ctx: Ctx, refs: readonly string[]): Promise<Map<string, number>> {
  const keys = refs.map(keyOf)
  const params = new SqlParams()
  const named = params.add(keys.flatMap((key) => ('id' in key ? [key.id] : [])))
  const numbered = params.add(keys.flatMap((key) => ('number' in key ? [key.number] : [])))
  const rows = await txSql<{ id: string; number: number }>(
    tx,
    `select t.id, t.number from ticket t
      where t.kind = 'incident' and (t.id = any(${named}::uuid[]) or t.number = any(${numbered}::int[])) and ${visibleTickets(ctx, params)}`,
    params.values,
  )
  const known = new Map(rows.flatMap(({ id, number }): [string | number, string][] => [[id, id], [number, id]]))
  const ids = new Map<string, number>()
  for (const [index, key] of keys.entries()) {
    const id = known.get('id' in key ? key.id : key.number)
    if (!id) throw missing(index)
    if (!ids.has(id)) ids.set(id, index)
  }
  return ids
}

function keyOf(ref: string, index: number): TicketRef {
  try {
    return parseRef('incident', ref)
  } catch {
    throw missing(index)
  }
}

const missing = (index: number) => ValidationFailed.at(`incidents.${index}`, 'No such ticket', 'unknown_reference')

const refOf = ({ id, number }: TicketRow) => ({ id, number: formatNumber('incident', number) })
