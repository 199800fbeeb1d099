import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { derivePriority } from '@/lib/tickets/priority'
import { findReferences } from '@/lib/tickets/references'
import { formatNumber } from '@/lib/tickets/ref'
import type { z } from 'zod'
import type { createProblemInput } from './schema'

type NewProblem = Omit<z.infer<typeof createProblemInput>, 'incidents'> & { number: number }

/** Inserts a problem that has its number, and records it; returns its id. @throws ValidationFailed when it refers to what is not there */
export async function insertProblem(tx: Tx, ctx: Ctx, { number, ...data }: NewProblem): Promise<string> {
  const openedBy = actorUserId(ctx)
  if (!openedBy) throw ValidationFailed.at('requester', 'Somebody opens a problem', 'required')
  const tenantId = ctx.tenant.id
  const { category, assignee, team } = await findReferences(tx, data)
  const id = newId()
  const { title, description, impact, urgency, tags, symptoms, errorCode, impactText, rootCause, workaround, fiveWhys, fishbone } = data
  const priority = derivePriority(ctx.tenant.settings.priorityMatrix, impact, urgency)
  await tx.ticket.create({
    data: {
      tenantId, id, kind: 'problem', number, title, descriptionText: description, descriptionHtml: renderMarkdown(description),
      status: 'new', impact, urgency, priority, categoryId: category?.id ?? null, requesterId: openedBy,
      assigneeId: assignee?.id ?? null, teamId: team?.id ?? null, channel: ctx.actor.kind === 'apiKey' ? 'api' : 'other',
      confidential: data.confidential ?? false, createdAt: ctx.now, updatedAt: ctx.now,
    },
    select: { id: true },
  })
  await tx.problem.create({
    data: {
      tenantId, ticketId: id, symptoms: symptoms ?? '', errorCode: errorCode ?? null, impactText: impactText ?? '', rootCause: rootCause ?? '',
      workaround: workaround ?? '', workaroundHtml: renderMarkdown(workaround ?? ''), fiveWhys: fiveWhys ?? [], fishbone: fishbone ?? {},
    },
    select: { ticketId: true },
  })
  if (tags.length > 0) await tx.ticketTag.createMany({ data: tags.map((tag) => ({ tenantId, ticketId: id, tag })) })
  const name = formatNumber('problem', number)
  await record(tx, ctx, {
    entity: { type: 'problem', id },
    action: 'problem.created',
    ticketId: id,
    timeline: [{ type: 'problem_created' }],
    after: { number: name, title, priority, category, assignee, team, tags },
    event: { id, number: name, priority, assigneeId: assignee?.id ?? null },
  })
  return id
}
