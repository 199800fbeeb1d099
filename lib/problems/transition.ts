import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { DbNull } from '@/lib/platform/db/nulls'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import type { TimelineInput } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { same, type FieldChange } from '@/lib/tickets/change'
import { insertComment } from '@/lib/tickets/comments'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import type { TicketRow } from '@/lib/tickets/fetch'
import { nameOf } from '@/lib/tickets/record-line'
import type { z } from 'zod'
import { changeProblem } from './change'
import { fetchProblem, type FetchedProblem } from './fetch'
import { moveIncidents } from './incidents/move'
import { readProblem } from './queries'
import { isEnding, planTransition, type TransitionRequest } from './rules'
import { problemTransitionInput, type ProblemDto } from './schema'
import type { ProblemStatus } from './vocabulary'

/**
 * Moves a problem along its lifecycle. Legality is checked before what the target state asks for. One that is closed
 * as a duplicate is no known error any more, and leaves its incidents to the problem that stands for it.
 * @throws Forbidden, NotFound, IllegalTransition (with the legal targets), ValidationFailed, Conflict
 */
export async function transitionProblem(ctx: Ctx, ref: string, input: unknown): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const { version, comment, ...request } = parse(problemTransitionInput, input)
  if (isEnding(request.to)) authorize(ctx, 'problem.resolve')
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    await applyTransition(tx, ctx, problem, request, comment)
    return readProblem(tx, ctx, problem.row.id)
  })
}

/** Plans and writes a transition within a larger change. @throws IllegalTransition, ValidationFailed, Conflict */
export async function applyTransition(
  tx: Tx,
  ctx: Ctx,
  problem: FetchedProblem,
  request: Omit<z.infer<typeof problemTransitionInput>, 'version' | 'comment'>,
  comment?: string,
): Promise<void> {
  const { row, status, details: old } = problem
  const { columns, reopened } = planTransition(status, request, ctx.now)
  const target = request.duplicateOf ? await duplicateTarget(tx, ctx, row, request.duplicateOf) : null
  const entries: TimelineInput[] = []
  if (comment) {
    const commentId = await insertComment(tx, ctx, row.id, { body: comment, visibility: 'internal' })
    entries.push({ type: 'commented', visibility: 'internal', commentId })
  }
  const field = (name: string, before: unknown, after: unknown): FieldChange[] =>
    after === undefined || same(before, after) ? [] : [{ field: name, old: before, new: after }]
  const details = detailsOf(request, reopened, target)
  await changeProblem(tx, ctx, problem, {
    action: reopened ? 'reopened' : ACTIONS[columns.status],
    columns: { ...columns, ...(reopened ? { reopenCount: { increment: 1 } } : {}) },
    fields: [
      ...field('status', row.status, columns.status),
      ...field('resolution', row.resolution, columns.resolution),
      ...field('exit', old.exit, request.exit),
      ...field('exitReason', old.exitReason, request.exitReason),
      ...field('duplicateOf', null, target ? nameOf(target, row) : undefined),
      ...field('knownError', old.knownErrorAudience, target ? null : undefined),
    ],
    entries,
    details,
    event: { from: status, to: columns.status },
  })
  if (target) await moveIncidents(tx, ctx, problem, target)
}

function detailsOf({ exit, exitReason }: TransitionRequest, reopened: boolean, target: TicketRow | null) {
  return {
    ...(exit ? { exit, exitReason: exitReason ?? null, duplicateOfId: target?.id ?? null } : {}),
    // The problem that stands for it is the one to be offered.
    ...(target ? { knownErrorAudience: null, knownErrorAt: null } : {}),
    // What its resolution had still to do is off; its review is one of a fix that was none.
    ...(reopened ? { cascade: DbNull, reviewedAt: null } : {}),
  }
}

/** @throws ValidationFailed when there is no such problem, or it is this one or a duplicate itself */
async function duplicateTarget(tx: Tx, ctx: Ctx, row: TicketRow, ref: string): Promise<TicketRow> {
  const target = await fetchNamed(tx, ctx, 'problem', 'duplicateOf', ref)
  if (target.id === row.id) throw ValidationFailed.at('duplicateOf', 'A problem is not its own duplicate', 'self')
  const exit = await tx.problem.findFirst({ where: { ticketId: target.id, exit: 'duplicate' }, select: { ticketId: true } })
  if (exit) throw ValidationFailed.at('duplicateOf', 'That problem is a duplicate itself', 'not_applicable')
  return target
}

const ACTIONS: Record<ProblemStatus, string> = {
  new: 'created',
  assess: 'assessed',
  root_cause_analysis: 'analysed',
  fix_in_progress: 'fix_started',
  resolved: 'resolved',
  closed: 'closed',
}
