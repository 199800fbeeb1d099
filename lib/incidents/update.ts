import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { same, type FieldChange } from '@/lib/tickets/change'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { checkConfidential, findReferences, requesterIdOf } from '@/lib/tickets/references'
import type { z } from 'zod'
import { changeIncident } from './change'
import { readIncident } from './queries'
import { derivePriority } from './rules'
import { updateIncidentInput, type IncidentDto } from './schema'
import { checkVersion } from './version'

type Input = z.infer<typeof updateIncidentInput>
type Columns = Prisma.TicketUncheckedUpdateManyInput

/** Collects what really changes: the columns to write, and each field before and after. */
class Changes {
  readonly columns: Columns = {}
  readonly fields: FieldChange[] = []

  add(field: string, old: unknown, next: unknown, columns: Columns): void {
    if (same(old, next)) return
    this.fields.push({ field, old, new: next })
    Object.assign(this.columns, columns)
  }
}

/**
 * Edits an incident. What equals the present value is no change. A change of impact or urgency derives
 * the priority anew unless it was overridden.
 * @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version)
 */
export async function updateIncident(ctx: Ctx, ref: string, input: unknown, expectedVersion?: number): Promise<IncidentDto> {
  authorize(ctx, 'incident.update')
  const { version = expectedVersion, ...data } = parse(updateIncidentInput, input)
  checkConfidential(ctx, data.confidential)
  if (data.assigneeId !== undefined || data.teamId !== undefined) authorize(ctx, 'incident.assign')
  if (data.priority !== undefined || data.priorityReason !== undefined) authorize(ctx, 'incident.priority.override')

  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await checkVersion(tx, ctx, row, version)
    const changes = new Changes()
    addTexts(changes, row, data)
    addPriority(changes, ctx, row, data)
    await addReferences(changes, tx, ctx, row, data)
    await changeIncident(tx, ctx, row, {
      action: 'updated',
      columns: changes.columns,
      fields: changes.fields,
      ...(data.tags && !same(row.tags, data.tags) ? { tags: data.tags } : {}),
    })
    return readIncident(tx, ctx, row.id)
  })
}

function addTexts(changes: Changes, row: TicketRow, data: Input): void {
  const { title, description, tags, customFields, confidential } = data
  if (title !== undefined) changes.add('title', row.title, title, { title })
  if (description !== undefined) {
    const html = renderMarkdown(description)
    changes.add('description', row.descriptionText, description, { descriptionText: description, descriptionHtml: html })
  }
  if (tags !== undefined) changes.add('tags', row.tags, tags, {})
  if (customFields !== undefined) changes.add('customFields', row.customFields, customFields, { customFields })
  if (confidential !== undefined) changes.add('confidential', row.confidential, confidential, { confidential })
}

function addPriority(changes: Changes, ctx: Ctx, row: TicketRow, data: Input): void {
  const impact = data.impact ?? row.impact
  const urgency = data.urgency ?? row.urgency
  changes.add('impact', row.impact, impact, { impact })
  changes.add('urgency', row.urgency, urgency, { urgency })

  const derived = derivePriority(ctx.tenant.settings.priorityMatrix, impact, urgency)
  const kept = row.priorityOverrideReason === null ? derived : row.priority
  const priority = data.priority === null ? derived : (data.priority ?? kept)
  const overridden = priority !== derived
  const reason = overridden ? (data.priorityReason ?? row.priorityOverrideReason) : null
  if (overridden && reason === null) {
    throw ValidationFailed.at('priorityReason', 'A priority other than the matrix gives needs a reason', 'required')
  }
  changes.add('priority', row.priority, priority, { priority })
  changes.add('priorityReason', row.priorityOverrideReason, reason, { priorityOverrideReason: reason })
}

async function addReferences(changes: Changes, tx: Tx, ctx: Ctx, row: TicketRow, data: Input): Promise<void> {
  const { categoryId, assigneeId, teamId, requesterId } = data
  if (requesterId !== undefined) await requesterIdOf(tx, ctx, { requesterId })
  const { category, assignee, team, requester } = await findReferences(tx, data)
  if (categoryId !== undefined) changes.add('category', row.category, category, { categoryId })
  if (teamId !== undefined) changes.add('team', row.team, team, { teamId })
  if (assigneeId !== undefined) changes.add('assignee', row.assignee, assignee, { assigneeId })
  if (requesterId !== undefined) changes.add('requester', row.requester, requester, { requesterId })
}
