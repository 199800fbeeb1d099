import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import type { TimelineInput } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { insertComment } from '@/lib/tickets/comments'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { changeIncident } from './change'
import { readIncident } from './queries'
import { commentVisibility, planTransition, type TransitionRequest } from './rules'
import { transitionInput, type IncidentDto, type IncidentStatus } from './schema'
import { statusFields, statusOf } from './status'
import { checkVersion } from './version'

/**
 * Moves an incident along its lifecycle. Legality is checked before what the target state asks for.
 * @throws Forbidden, NotFound, IllegalTransition (with the legal targets), ValidationFailed, Conflict
 */
export async function transitionIncident(ctx: Ctx, ref: string, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.transition')
  const { comment, commentVisibility: asked, version, ...request } = parse(transitionInput, input)
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, row, version)
    const visibility = asked ?? commentVisibility(request)
    await applyTransition(tx, ctx, row, request, {
      entries: async () => {
        if (!comment) return []
        const commentId = await insertComment(tx, ctx, row.id, { body: comment, visibility })
        return [{ type: 'commented', visibility, commentId }]
      },
    })
    return readIncident(tx, ctx, row.id)
  })
}

interface Company {
  /** Further lines of the timeline; a function writes what they tell of, once the transition is known to be legal. */
  entries: readonly TimelineInput[] | (() => Promise<readonly TimelineInput[]>)
  event?: Record<string, unknown>
}

/** Plans and writes a transition within a larger change. @throws IllegalTransition, ValidationFailed, Conflict */
export async function applyTransition(
  tx: Tx,
  ctx: Ctx,
  row: TicketRow,
  request: TransitionRequest,
  { entries, event }: Company,
): Promise<void> {
  const status = statusOf(row)
  const { columns, reopened } = planTransition(
    { status, resolvedAt: row.resolvedAt },
    request,
    ctx.now,
    ctx.tenant.settings.reopenDays,
  )
  if (columns.resolutionCode) await checkResolutionCode(tx, columns.resolutionCode)
  await changeIncident(tx, ctx, row, {
    action: reopened ? 'reopened' : ACTIONS[columns.status],
    columns: { ...columns, ...(reopened ? { reopenCount: { increment: 1 } } : {}) },
    fields: statusFields(row, columns),
    entries: typeof entries === 'function' ? await entries() : entries,
    event: { from: status, to: columns.status, ...event },
  })
}

const ACTIONS: Record<IncidentStatus, string> = {
  new: 'created',
  in_progress: 'started',
  on_hold: 'held',
  resolved: 'resolved',
  closed: 'closed',
  cancelled: 'cancelled',
}

async function checkResolutionCode(tx: Tx, key: string): Promise<void> {
  const code = await tx.resolutionCode.findFirst({ where: { key, archivedAt: null }, select: { key: true } })
  if (!code) throw ValidationFailed.at('resolutionCode', 'No such resolution code', 'unknown_reference')
}
