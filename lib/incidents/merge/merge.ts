import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { moveFollowers } from '@/lib/tickets/merge/followers'
import { mergeObstacle } from '@/lib/tickets/merge/rules'
import { mergeInput, type MergeObstacle } from '@/lib/tickets/merge/schema'
import { formatNumber } from '@/lib/tickets/ref'
import { recordLine } from '@/lib/tickets/record-line'
import { lockStructure } from '@/lib/tickets/structure-lock'
import { changeIncident } from '../change'
import { readIncident } from '../queries'
import type { IncidentDto } from '../schema'
import { statusFields } from '../status'
import { checkVersion } from '../version'
import { mergeable, pair } from './pair'

const REFUSALS: Record<MergeObstacle, string> = {
  self: 'An incident is not merged into itself',
  circle: 'The other incident is merged into this one already',
  confidential: 'Confidential incidents merge only with confidential ones of the same requester',
}

/**
 * Merges an incident into another, or into the one that stands for that: it ends as a duplicate, its clocks with
 * it, and the target shows both conversations. Who follows the source follows the target. Nothing is moved, so
 * that `undoMerge` gives it back as it was. Merging again into the same one is the same as once.
 * @throws Forbidden, NotFound, ValidationFailed (no such target, a circle, confidential with plain), Conflict
 */
export async function mergeIncident(ctx: Ctx, ref: string, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.merge')
  const { into, version } = parse(mergeInput, input)
  return withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const source = await fetchTicket(tx, ctx, 'incident', ref)
    const { named, standing } = await pair(tx, ctx, into)
    if (source.mergedIntoId === standing.id) return readIncident(tx, ctx, source.id)
    await checkVersion(tx, ctx, source, version)
    if (source.mergedIntoId) throw new Conflict('This incident is merged into another one already', await readIncident(tx, ctx, source.id))
    const obstacle = mergeObstacle(mergeable(source), named, mergeable(standing))
    if (obstacle) throw ValidationFailed.at('into', REFUSALS[obstacle], obstacle)

    await remember(tx, ctx, source, standing)
    await end(tx, ctx, source, standing)
    await recordLine(tx, ctx, standing, 'merged', { type: 'merge_received', new: refOf(source) })
    return readIncident(tx, ctx, source.id)
  })
}

/** What undoing needs. */
async function remember(tx: Tx, ctx: Ctx, source: TicketRow, target: TicketRow): Promise<void> {
  const { followers, added } = await moveFollowers(tx, ctx, source, target)
  const { id: ticketId, status, holdReason, resolutionCode, closedAt } = source
  await tx.ticketMerge.create({
    data: { tenantId: ctx.tenant.id, ticketId, status, holdReason, resolutionCode, closedAt, followers, added, mergedAt: ctx.now },
    select: { ticketId: true },
  })
}

async function end(tx: Tx, ctx: Ctx, source: TicketRow, target: TicketRow): Promise<void> {
  const columns = {
    status: 'cancelled' as const,
    holdReason: null,
    resolutionCode: await duplicateCode(tx, source),
  }
  await changeIncident(
    tx,
    ctx,
    source,
    {
      action: 'merged',
      columns: { ...columns, closedAt: ctx.now, mergedIntoId: target.id },
      // The requester is told of the merge, not of a cancellation.
      fields: statusFields(source, columns).map((field) => ({ ...field, public: false })),
      entries: [{ type: 'merged', new: refOf(target), visibility: 'public' }],
      event: { into: target.id },
    },
    [{ type: 'merged', at: ctx.now.getTime() }],
  )
}

/** The seeded code, while the tenant keeps it. */
async function duplicateCode(tx: Tx, source: TicketRow): Promise<string | null> {
  const code = await tx.resolutionCode.findFirst({ where: { key: 'duplicate' }, select: { key: true } })
  return code?.key ?? source.resolutionCode
}

const refOf = (row: TicketRow) => ({ id: row.id, number: formatNumber('incident', row.number) })
