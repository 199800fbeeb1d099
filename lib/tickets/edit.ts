import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { same, type FieldChange } from './change'
import type { TicketRow } from './fetch'
import { derivePriority } from './priority'
import { findReferences } from './references'
import type { Level } from './vocabulary'

type Columns = Prisma.TicketUncheckedUpdateManyInput

/** Collects what really changes: the columns to write, and each field before and after. */
export class Changes {
  readonly columns: Columns = {}
  readonly fields: FieldChange[] = []

  add(field: string, old: unknown, next: unknown, columns: Columns = {}): void {
    if (same(old, next)) return
    this.fields.push({ field, old, new: next })
    Object.assign(this.columns, columns)
  }
}

/** What an edit of a ticket of any kind may ask for; what is absent stays. */
export interface TicketEdit {
  title?: string | undefined
  description?: string | undefined
  tags?: string[] | undefined
  confidential?: boolean | undefined
  impact?: Level | undefined
  urgency?: Level | undefined
  /** Overrides the matrix; null returns to it. */
  priority?: number | null | undefined
  priorityReason?: string | undefined
  categoryId?: string | null | undefined
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
  requesterId?: string | undefined
}

/**
 * What an edit changes. A change of impact or urgency derives the priority anew unless it was overridden.
 * @throws ValidationFailed when it refers to what is not there, or overrides the priority without a reason
 */
export async function collectEdit(tx: Tx, ctx: Ctx, row: TicketRow, edit: TicketEdit): Promise<Changes> {
  const changes = new Changes()
  addTexts(changes, row, edit)
  addPriority(changes, ctx, row, edit)
  await addReferences(changes, tx, row, edit)
  return changes
}

function addTexts(changes: Changes, row: TicketRow, { title, description, tags, confidential }: TicketEdit): void {
  if (title !== undefined) changes.add('title', row.title, title, { title })
  if (description !== undefined) {
    const html = renderMarkdown(description)
    changes.add('description', row.descriptionText, description, { descriptionText: description, descriptionHtml: html })
  }
  if (tags !== undefined) changes.add('tags', row.tags, tags)
  if (confidential !== undefined) changes.add('confidential', row.confidential, confidential, { confidential })
}

function addPriority(changes: Changes, ctx: Ctx, row: TicketRow, edit: TicketEdit): void {
  const impact = edit.impact ?? row.impact
  const urgency = edit.urgency ?? row.urgency
  changes.add('impact', row.impact, impact, { impact })
  changes.add('urgency', row.urgency, urgency, { urgency })

  const derived = derivePriority(ctx.tenant.settings.priorityMatrix, impact, urgency)
  const kept = row.priorityOverrideReason === null ? derived : row.priority
  const priority = edit.priority === null ? derived : (edit.priority ?? kept)
  const overridden = priority !== derived
  const reason = overridden ? (edit.priorityReason ?? row.priorityOverrideReason) : null
  if (overridden && reason === null) {
    throw ValidationFailed.at('priorityReason', 'A priority other than the matrix gives needs a reason', 'required')
  }
  changes.add('priority', row.priority, priority, { priority })
  changes.add('priorityReason', row.priorityOverrideReason, reason, { priorityOverrideReason: reason })
}

async function addReferences(changes: Changes, tx: Tx, row: TicketRow, edit: TicketEdit): Promise<void> {
  const { categoryId, assigneeId, teamId, requesterId } = edit
  const { category, assignee, team, requester } = await findReferences(tx, edit)
  if (categoryId !== undefined) changes.add('category', row.category, category, { categoryId })
  if (teamId !== undefined) changes.add('team', row.team, team, { teamId })
  if (assigneeId !== undefined) changes.add('assignee', row.assignee, assignee, { assigneeId })
  if (requesterId !== undefined) changes.add('requester', row.requester, requester, { requesterId })
}
