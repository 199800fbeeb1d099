import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record, type TimelineInput } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { takeNumbers } from '@/lib/tickets/numbers'
import { checkConfidential, findAssignee, findCategory, findTeam, resolveRequester, type RequesterInput } from '@/lib/tickets/references'
import { formatNumber } from '@/lib/tickets/ref'
import type { Channel } from '@/lib/tickets/schema'
import type { z } from 'zod'
import { readIncident } from './queries'
import { derivePriority } from './rules'
import { createIncidentInput, type IncidentDto } from './schema'

type Input = z.infer<typeof createIncidentInput>

/**
 * Opens an incident. Its priority follows from impact and urgency by the tenant's matrix. Requesters open
 * for themselves and leave the routing to those who work tickets.
 * @throws Forbidden, ValidationFailed
 */
export async function createIncident(ctx: Ctx, input: unknown): Promise<IncidentDto> {
  authorize(ctx, 'incident.create')
  const data = parse(createIncidentInput, input)
  if (!isStaff(ctx)) refuseRouting(data)
  checkConfidential(ctx, data.confidential)

  const number = await takeNumbers(ctx, 'incident')
  return withTenant(ctx, async (tx) => {
    const requester = await resolveRequester(tx, ctx, data)
    const { id } = await insertIncident(tx, ctx, { ...data, number, requesterId: requester.id })
    return readCreated(tx, ctx, id)
  })
}

interface NewIncident extends Omit<Input, keyof RequesterInput> {
  number: number
  requesterId: string
  /** The entry that stands first on the timeline, when it is more than "created". */
  opening?: TimelineInput
}

/** Inserts an incident that has its number and requester, and records it. For this module's verbs. */
export async function insertIncident(tx: Tx, ctx: Ctx, data: NewIncident): Promise<{ id: string; priority: number }> {
  const [category, assignee, team] = [
    data.categoryId ? await findCategory(tx, data.categoryId) : null,
    data.assigneeId ? await findAssignee(tx, data.assigneeId) : null,
    data.teamId ? await findTeam(tx, data.teamId) : null,
  ]
  const id = newId()
  const number = formatNumber('incident', data.number)
  const priority = derivePriority(ctx.tenant.settings.priorityMatrix, data.impact, data.urgency)
  await tx.ticket.create({
    data: {
      tenantId: ctx.tenant.id,
      id,
      kind: 'incident',
      number: data.number,
      title: data.title,
      descriptionText: data.description,
      descriptionHtml: renderMarkdown(data.description),
      status: 'new',
      impact: data.impact,
      urgency: data.urgency,
      priority,
      categoryId: category?.id ?? null,
      requesterId: data.requesterId,
      assigneeId: assignee?.id ?? null,
      teamId: team?.id ?? null,
      channel: data.channel ?? defaultChannel(ctx),
      customFields: data.customFields,
      confidential: data.confidential ?? false,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    select: { id: true },
  })
  if (data.tags.length > 0) {
    await tx.ticketTag.createMany({ data: data.tags.map((tag) => ({ tenantId: ctx.tenant.id, ticketId: id, tag })) })
  }
  await record(tx, ctx, {
    entity: { type: 'incident', id },
    action: 'incident.created',
    ticketId: id,
    timeline: [data.opening ?? { type: 'created', visibility: 'public' }],
    after: { number, title: data.title, priority, category, assignee, team, requesterId: data.requesterId, tags: data.tags },
    event: { id, number, priority, requesterId: data.requesterId, assigneeId: assignee?.id ?? null },
  })
  return { id, priority }
}

function defaultChannel(ctx: Ctx): Channel {
  if (ctx.actor.kind === 'apiKey') return 'api'
  return isStaff(ctx) ? 'phone' : 'portal'
}

function refuseRouting(data: Input): void {
  if (data.assigneeId || data.teamId || data.tags.length > 0 || Object.keys(data.customFields).length > 0) {
    throw new Forbidden('Assignment, team, tags and custom fields are set by those who work the ticket')
  }
}

/** Who may only open still gets the answer to what they just sent. */
function readCreated(tx: Tx, ctx: Ctx, id: string): Promise<IncidentDto> {
  return readIncident(tx, { ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, id)
}
