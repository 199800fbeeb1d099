import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import type { Tx } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { EscalationActions } from '@/lib/sla/escalation/rules'
import type { FieldChange, TicketChange } from '@/lib/tickets/change'
import type { TicketRow } from '@/lib/tickets/fetch'
import { derivePriority } from '@/lib/tickets/priority'
import { findReferences, type Named, type References } from '@/lib/tickets/references'

/** What an escalation did, or could not do, as its line of the timeline tells it. */
export type EscalationStep = { type: 'team' | 'assignee'; to: Named } | { type: 'priority'; from: number; to: number }
export interface SkippedStep {
  type: 'team' | 'assignee'
  id: string
}

interface Plan extends Required<Pick<TicketChange, 'columns'>> {
  fields: FieldChange[]
  done: EscalationStep[]
  /** Archived, no longer active, or without the right to work tickets. */
  skipped: SkippedStep[]
}

/** Why the priority is not the matrix's any more. */
const REASON: Record<Locale, string> = { 'pt-BR': 'Escalonamento do SLA', en: 'SLA escalation' }

/** What there is to do of the actions; null when the ticket is there already. */
export async function planEscalation(tx: Tx, ctx: Ctx, row: TicketRow, actions: EscalationActions): Promise<Plan | null> {
  const plan: Plan = { columns: {}, fields: [], done: [], skipped: [] }
  const team = await lookUp(tx, plan, 'team', actions.assignTeamId)
  const assignee = await lookUp(tx, plan, 'assignee', actions.assigneeId)
  const moves = team !== null && team.id !== row.team?.id
  if (moves) {
    plan.columns.teamId = team.id
    plan.fields.push({ field: 'team', old: row.team, new: team })
    plan.done.push({ type: 'team', to: team })
  }
  if (assignee && assignee.id !== row.assignee?.id) {
    plan.done.push({ type: 'assignee', to: assignee })
    assign(plan, row, assignee)
  } else if (moves && !assignee && row.assignee && !(await isMember(tx, team.id, row.assignee.id))) {
    // It is the new team's to give out: nobody of the old one keeps it.
    assign(plan, row, null)
  }
  if (actions.raisePriority !== undefined) raise(plan, ctx, row, actions.raisePriority)
  return plan.done.length > 0 || plan.skipped.length > 0 ? plan : null
}

async function lookUp(tx: Tx, plan: Plan, type: SkippedStep['type'], id: string | undefined): Promise<Named | null> {
  if (id === undefined) return null
  try {
    const found: References = await findReferences(tx, type === 'team' ? { teamId: id } : { assigneeId: id })
    return found[type]
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    plan.skipped.push({ type, id })
    return null
  }
}

function assign(plan: Plan, row: TicketRow, assignee: Named | null): void {
  plan.columns.assigneeId = assignee?.id ?? null
  plan.fields.push({ field: 'assignee', old: row.assignee, new: assignee, public: true })
}

const isMember = async (tx: Tx, teamId: string, userId: string): Promise<boolean> =>
  (await tx.teamMember.findFirst({ where: { teamId, userId }, select: { userId: true } })) !== null

function raise(plan: Plan, ctx: Ctx, row: TicketRow, steps: number): void {
  const priority = Math.max(1, row.priority - steps)
  if (priority === row.priority) return
  const derived = derivePriority(ctx.tenant.settings.priorityMatrix, row.impact, row.urgency)
  const reason = priority === derived ? null : REASON[ctx.locale]
  Object.assign(plan.columns, { priority, priorityOverrideReason: reason })
  plan.fields.push({ field: 'priority', old: row.priority, new: priority })
  if (reason !== row.priorityOverrideReason) plan.fields.push({ field: 'priorityReason', old: row.priorityOverrideReason, new: reason })
  plan.done.push({ type: 'priority', from: row.priority, to: priority })
}
