import 'server-only'
import { getIncident } from '@/lib/incidents/queries'
import { getArticle } from '@/lib/knowledge/articles/queries'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { getProblem } from '@/lib/problems/queries'
import { readComment } from '@/lib/tickets/comments'
import type { CommentDto } from '@/lib/tickets/schema'

export interface ToldEvent {
  eventId: string
  event: string
  at: Date
  ticketId: string | null
  fields: Record<string, unknown>
}

/** The body of a message. `data` is what the event says, and what it is about as it is now. */
export const bodyOf = (tenant: Pick<TenantInfo, 'id' | 'slug'>, { eventId, event, at }: Omit<ToldEvent, 'ticketId' | 'fields'>, data: object): string =>
  JSON.stringify({ id: eventId, type: event, createdAt: at.toISOString(), tenant: { id: tenant.id, slug: tenant.slug }, data })

/** The body for an event of a ticket or an article, with the ticket as the API shows it, and the message that was written. */
export async function makeBody(ctx: Ctx, told: ToldEvent): Promise<string> {
  if (told.event.startsWith('kb.')) return bodyOf(ctx.tenant, told, { ...told.fields, article: await subjectOf(ctx, told.fields.id, getArticle) })
  const isProblem = told.event.startsWith('problem.')
  const ticket = isProblem ? await subjectOf(ctx, told.ticketId, getProblem) : await subjectOf(ctx, told.ticketId, getIncident)
  const { commentId } = told.fields
  const comment = typeof commentId === 'string' && ticket ? { comment: await commentOf(ctx, commentId) } : {}
  return bodyOf(ctx.tenant, told, { ...told.fields, [isProblem ? 'problem' : 'incident']: ticket, ...comment })
}

/** Null when it lies in the bin. */
async function subjectOf<T>(ctx: Ctx, id: unknown, get: (ctx: Ctx, id: string) => Promise<T>): Promise<T | null> {
  if (typeof id !== 'string') return null
  try {
    return await get(ctx, id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Null when it was recalled. */
const commentOf = (ctx: Ctx, id: string): Promise<CommentDto | null> =>
  withTenant(ctx, async (tx) => {
    const there = await tx.comment.count({ where: { tenantId: ctx.tenant.id, id } })
    return there ? readComment(tx, id) : null
  })
