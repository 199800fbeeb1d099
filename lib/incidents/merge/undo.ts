import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import type { SlaFact } from '@/lib/sla/facts'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { idsIn, returnFollowers } from '@/lib/tickets/merge/followers'
import { formatNumber } from '@/lib/tickets/ref'
import { recordLine } from '@/lib/tickets/record-line'
import { lockStructure } from '@/lib/tickets/structure-lock'
import { HOLD_REASONS } from '@/lib/tickets/vocabulary'
import { changeIncident } from '../change'
import { readIncident } from '../queries'
import type { IncidentDto } from '../schema'
import { INCIDENT_STATUSES, type IncidentStatus } from '../vocabulary'
import { statusFields } from '../status'

/**
 * Undoes a merge: the incident is what it was, its clocks go on with the time they had used, and the replies that
 * were addressed to it meanwhile are its own again. Those who followed the target because of the merge leave it.
 * @throws Forbidden, NotFound (the incident, or the merge)
 */
export async function undoMerge(ctx: Ctx, ref: string): Promise<IncidentDto> {
  authorize(ctx, 'incident.merge')
  return withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const source = await fetchTicket(tx, ctx, 'incident', ref)
    const memory = await tx.ticketMerge.findFirst({ where: { ticketId: source.id } })
    const target = source.mergedIntoId
      ? await tx.ticket.findFirst({ where: { id: source.mergedIntoId }, select: { id: true, number: true, version: true } })
      : null
    if (!memory || !target) throw new NotFound('Merge')

    await returnFollowers(tx, target.id, source.id, idsIn(memory.added))
    const columns = { status: known(memory.status), holdReason: holdReasonOf(memory), resolutionCode: memory.resolutionCode }
    const asked = await askedSince(tx, source, memory)
    await changeIncident(
      tx,
      ctx,
      source,
      {
        action: 'unmerged',
        columns: { ...columns, closedAt: memory.closedAt, mergedIntoId: null },
        fields: statusFields(source, columns).map((field) => ({ ...field, public: false })),
        entries: [{ type: 'unmerged', old: refOf(target), visibility: 'public' }],
        event: { from: target.id },
      },
      [{ type: 'unmerged', at: ctx.now.getTime() }, ...(asked ? [{ type: 'asked' as const, at: ctx.now.getTime() }] : [])] satisfies SlaFact[],
    )
    await tx.ticketMerge.deleteMany({ where: { ticketId: source.id } })
    await recordLine(tx, ctx, { ...target, kind: 'incident' }, 'merged', { type: 'merge_undone', old: refOf(source) })
    return readIncident(tx, ctx, source.id)
  })
}

interface Memory {
  status: string
  holdReason: string | null
  followers: unknown
  mergedAt: Date
}

/** Whether what was last said to the source since the merge waits for an answer. */
async function askedSince(tx: Tx, source: TicketRow, { followers, mergedAt }: Memory): Promise<boolean> {
  const last = await tx.comment.findFirst({
    where: { ticketId: source.id, visibility: 'public', createdAt: { gte: mergedAt } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { authorId: true, channel: true },
  })
  if (!last?.authorId || last.channel === 'desk') return false
  return last.authorId === source.requester.id || idsIn(followers).includes(last.authorId)
}

function known(status: string): IncidentStatus {
  const found = INCIDENT_STATUSES.find((candidate) => candidate === status)
  if (!found) throw new Error(`Unknown incident status ${status}`)
  return found
}

const holdReasonOf = ({ holdReason }: Memory) => HOLD_REASONS.find((reason) => reason === holdReason) ?? null

const refOf = ({ id, number }: { id: string; number: number }) => ({ id, number: formatNumber('incident', number) })
