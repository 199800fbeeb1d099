import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { changeTicket } from '../change'
import { fetchTicket, type TicketRow } from '../fetch'
import { fetchNamed } from '../fetch-named'
import { refSchema } from '../merge/schema'
import { nameOf, recordLine } from '../record-line'
import type { TicketKind } from '../ref'
import { lockStructure } from '../structure-lock'
import { parentObstacle, type ParentObstacle } from './rules'
import { ancestorsOf, heightOf } from './tree'

export const parentInput = z.strictObject({ parent: refSchema })

const REFUSALS: Record<ParentObstacle, string> = {
  self: 'A ticket is not its own parent',
  circle: 'The other ticket stands below this one already',
  too_deep: 'The tree of tickets would become too deep',
  merged: 'A merged ticket has no place in a tree',
}

/**
 * Puts a ticket below another one of its kind; one that has a parent moves. Twice is the same as once.
 * @throws Forbidden, NotFound, ValidationFailed (no such parent, a circle, too deep, merged)
 */
export async function setParent(ctx: Ctx, kind: TicketKind, ref: string, input: unknown): Promise<void> {
  authorize(ctx, 'incident.update')
  const wanted = parse(parentInput, input).parent
  await withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const child = await fetchTicket(tx, ctx, kind, ref)
    const parent = await fetchNamed(tx, ctx, kind, 'parent', wanted)
    if (child.parentId === parent.id) return
    const obstacle = parentObstacle({
      childId: child.id,
      parentId: parent.id,
      ancestors: await ancestorsOf(tx, parent.id),
      height: await heightOf(tx, child.id),
      merged: child.mergedIntoId !== null || parent.mergedIntoId !== null,
    })
    if (obstacle) throw ValidationFailed.at('parent', REFUSALS[obstacle], obstacle)
    await move(tx, ctx, child, parent)
  })
}

/** Takes a ticket from its parent; without one nothing happens. @throws Forbidden, NotFound */
export async function removeParent(ctx: Ctx, kind: TicketKind, ref: string): Promise<void> {
  authorize(ctx, 'incident.update')
  await withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const child = await fetchTicket(tx, ctx, kind, ref)
    if (child.parentId) await move(tx, ctx, child, null)
  })
}

async function move(tx: Tx, ctx: Ctx, child: TicketRow, parent: TicketRow | null): Promise<void> {
  // A former parent that the actor may not see, or that lies in the bin, loses its child all the same.
  const former = child.parentId
    ? await tx.ticket.findFirst({ where: { id: child.parentId }, select: { id: true, number: true, version: true, confidential: true } })
    : null
  const before = former && { ...former, kind: child.kind }
  await changeTicket(tx, ctx, child, {
    action: 'updated',
    columns: { parentId: parent?.id ?? null },
    fields: [{ field: 'parent', old: before && nameOf(before, child), new: parent && nameOf(parent, child) }],
  })
  if (before) await recordLine(tx, ctx, before, 'children', { type: 'child_removed', old: nameOf(child, before) })
  if (parent) await recordLine(tx, ctx, parent, 'children', { type: 'child_added', new: nameOf(child, parent) })
}
