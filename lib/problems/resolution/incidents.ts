import 'server-only'
import { applyTransition } from '@/lib/incidents/transition'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { insertComment } from '@/lib/tickets/comments'
import type { TicketRow } from '@/lib/tickets/fetch'
import type { Cascade } from './schema'

interface Wanted {
  problemId: string
  except: readonly string[]
  /** Leaves confidential ones out, whoever asks. */
  plainOnly?: boolean
  /** The id where the batch before ended. */
  after?: string | null
}

/** The condition, over `pi` and `t`, of the open incidents of a problem that the actor may see. */
function openIncidents(ctx: Ctx, { problemId, except, plainOnly = false, after = null }: Wanted, params: SqlParams): string {
  const from = params.add(after)
  return `problem_incident pi join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
    where pi.problem_id = ${params.add(problemId)}::uuid and t.status in ('new', 'in_progress', 'on_hold')
      and t.id <> all(${params.add(except)}::uuid[]) and (${from}::uuid is null or t.id > ${from}::uuid)
      ${plainOnly ? 'and not t.confidential' : ''} and ${visibleTickets(ctx, params)}`
}

/** The ids of open incidents of a problem that the actor may see, in their order. */
export async function openIncidentIds(tx: Tx, ctx: Ctx, { limit, ...wanted }: Wanted & { limit: number }): Promise<string[]> {
  const params = new SqlParams()
  const rows = await txSql<{ id: string }>(tx, `select t.id from ${openIncidents(ctx, wanted, params)} order by t.id limit ${limit}`, params.values)
  return rows.map(({ id }) => id)
}

/** How many open incidents of a problem the actor may see. */
export async function countOpenIncidents(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<number> {
  const params = new SqlParams()
  const [row] = await txSql<{ n: number }>(tx, `select count(*)::int as n from ${openIncidents(ctx, wanted, params)}`, params.values)
  return row?.n ?? 0
}

/**
 * Resolves one incident as its problem's resolution says.
 * @param requesterTold the requester hears the same by another incident of theirs, and is not told again
 */
export async function resolveIncident(
  tx: Tx,
  ctx: Ctx,
  row: TicketRow,
  { resolutionCode, resolution, comment }: Omit<Cascade, 'except'>,
  requesterTold: boolean,
): Promise<void> {
  await applyTransition(tx, ctx, row, { to: 'resolved', resolutionCode, resolution }, {
    entries: async () => {
      if (!comment) return []
      const commentId = await insertComment(tx, ctx, row.id, { body: comment, visibility: 'public' })
      return [{ type: 'commented', visibility: 'public', commentId }]
    },
    event: requesterTold ? { requesterTold: true } : {},
  })
}
