import 'server-only'
import { applyTransition } from '@/lib/incidents/transition'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { insertComment } from '@/lib/tickets/comments'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import type { Cascade } from './schema'

interface Wanted {
  problemId: string
  except: readonly string[]
  /** Leaves confidential ones out, whoever asks. */
  plainOnly?: boolean
  /** The id where the batch before ended. */
  after?: string | null
  limit: number
}

/** The ids of open incidents of a problem that the actor may see, in their order. */
export async function openIncidentIds(tx: Tx, ctx: Ctx, { problemId, except, plainOnly = false, after = null, limit }: Wanted): Promise<string[]> {
  const params = new SqlParams()
  const text = `select t.id from problem_incident pi join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
    where pi.problem_id = ${params.add(problemId)}::uuid and t.status in ('new', 'in_progress', 'on_hold')
      and t.id <> all(${params.add(except)}::uuid[]) and (${params.add(after)}::uuid is null or t.id > ${params.add(after)}::uuid)
      ${plainOnly ? 'and not t.confidential' : ''} and ${visibleTickets(ctx, params)}
    order by t.id limit ${limit}`
  const rows = await txSql<{ id: string }>(tx, text, params.values)
  return rows.map(({ id }) => id)
}

/**
 * Resolves one incident as its problem's resolution says.
 * @param told the requesters who have been told by an incident before: each is told once
 */
export async function resolveIncident(tx: Tx, ctx: Ctx, id: string, { resolutionCode, resolution, comment }: Omit<Cascade, 'except'>, told: Set<string>): Promise<TicketRow> {
  const row = await fetchTicket(tx, ctx, 'incident', id)
  const again = told.has(row.requester.id)
  told.add(row.requester.id)
  await applyTransition(tx, ctx, row, { to: 'resolved', resolutionCode, resolution }, {
    entries: async () => {
      if (!comment) return []
      const commentId = await insertComment(tx, ctx, row.id, { body: comment, visibility: 'public' })
      return [{ type: 'commented', visibility: 'public', commentId }]
    },
    event: again ? { requesterTold: true } : {},
  })
  return row
}
