import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import type { TicketRow } from '@/lib/tickets/fetch'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import { formatNumber } from '@/lib/tickets/ref'
import type { z } from 'zod'
import { fetchProblem, type FetchedProblem } from '../fetch'
import { tellLinked, tellUnlinked } from './record'
import { linkIncidentsInput, type LinkOutcome } from './schema'

type Links = z.infer<typeof linkIncidentsInput>

/**
 * Says that a problem causes incidents. An incident has one problem: one that hangs on another stays there unless
 * `move` is asked for. All of them are linked, or none.
 * @throws Forbidden, NotFound, ValidationFailed (an incident that is not there), Conflict (the problem is a duplicate)
 */
export async function linkIncidents(ctx: Ctx, ref: string, input: unknown): Promise<LinkOutcome> {
  authorize(ctx, 'problem.manage')
  const links = parse(linkIncidentsInput, input)
  return withTenant(ctx, async (tx) => linkWithin(tx, ctx, await fetchProblem(tx, ctx, ref), links))
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
  for (const row of moved) await tellUnlinked(tx, ctx, problemOf.get(row.id) ?? '', [row])
  await tellLinked(tx, ctx, problem.row, taken)
  return { ...outcome, linked: taken.map(refOf) }
}

/** In the order of their ids: two that link the same incidents wait for each other, and do not stand in each other's way. */
async function fetchAll(tx: Tx, ctx: Ctx, refs: readonly string[]): Promise<TicketRow[]> {
  const rows = new Map<string, TicketRow>()
  for (const [index, ref] of [...refs.entries()].toSorted(([, a], [, b]) => a.localeCompare(b))) {
    const row = await fetchNamed(tx, ctx, 'incident', `incidents.${index}`, ref)
    rows.set(row.id, row)
  }
  return [...rows.values()]
}

const refOf = ({ id, number }: TicketRow) => ({ id, number: formatNumber('incident', number) })
