import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { fetchTicket, type TicketRow } from '../fetch'
import { fetchNamed } from '../fetch-named'
import { nameOf, recordLine } from '../record-line'
import { formatNumber, type TicketKind } from '../ref'
import { authorizeUpdate } from '../rights'
import { lockStructure } from '../structure-lock'
import { storedLink } from './rules'
import { linkInput, type LinkDto } from './schema'
import { INVERSE, type Relation } from './vocabulary'

/**
 * Links a ticket with another one of its kind: "this <type> the target", and the inverse on the other end.
 * @throws Forbidden, NotFound, ValidationFailed (no such target, or itself), Conflict when they are linked so already
 */
export async function addLink(ctx: Ctx, kind: TicketKind, ref: string, input: unknown): Promise<LinkDto> {
  authorizeUpdate(ctx, kind)
  const { type, target } = parse(linkInput, input)
  return withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const from = await fetchTicket(tx, ctx, kind, ref)
    const to = await fetchNamed(tx, ctx, kind, 'target', target)
    if (from.id === to.id) throw ValidationFailed.at('target', 'A ticket is not linked with itself', 'self')
    const link = storedLink(type, from.id, to.id)
    const among = [link, { ...link, sourceId: link.targetId, targetId: link.sourceId }]
    const known = await tx.ticketLink.findFirst({ where: { OR: among }, select: { id: true } })
    if (known) throw new Conflict('These two are linked so already')
    const id = newId()
    await tx.ticketLink.create({ data: { tenantId: ctx.tenant.id, id, ...link, createdAt: ctx.now }, select: { id: true } })
    await recordBoth(tx, ctx, { from, to, type, done: 'linked' })
    const { title, status, priority } = to
    const ticket = { id: to.id, number: formatNumber(kind, to.number), title, status, priority }
    return { id, type, ticket, createdAt: ctx.now.toISOString() }
  })
}

interface Recorded {
  from: TicketRow
  to: TicketRow
  type: Relation
  done: 'linked' | 'unlinked'
}

/** Shows on both ends what was linked, or is no more. */
export async function recordBoth(tx: Tx, ctx: Ctx, { from, to, type, done }: Recorded): Promise<void> {
  const entry = (relation: Relation, other: TicketRow, on: TicketRow) => ({
    type: done,
    [done === 'linked' ? 'new' : 'old']: { type: relation, ...nameOf(other, on) },
  })
  await recordLine(tx, ctx, from, 'links', entry(type, to, from))
  await recordLine(tx, ctx, to, 'links', entry(INVERSE[type], from, to))
}
