import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { fetchTicket } from '../fetch'
import { kindOfRow } from '../ref'
import { authorizeUpdate } from '../rights'
import { lockStructure } from '../structure-lock'
import { recordBoth } from './add'
import { LINK_TYPES } from './vocabulary'

/** Takes a link away, whichever end it is seen from. @throws Forbidden, NotFound (also when one end is hidden from the actor) */
export async function removeLink(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'incident.update', 'problem.manage')
  if (!isUuid(id)) throw new NotFound('Link')
  await withTenant(ctx, async (tx) => {
    await lockStructure(tx, ctx)
    const link = await tx.ticketLink.findFirst({ where: { id }, select: { type: true, sourceId: true, targetId: true, source: { select: { kind: true } } } })
    const type = LINK_TYPES.find((known) => known === link?.type)
    if (!link || !type) throw new NotFound('Link')
    const kind = kindOfRow(link.source.kind)
    const from = await fetchTicket(tx, ctx, kind, link.sourceId)
    authorizeUpdate(ctx, kind)
    const to = await fetchTicket(tx, ctx, kind, link.targetId)
    await tx.ticketLink.deleteMany({ where: { id } })
    await recordBoth(tx, ctx, { from, to, type, done: 'unlinked' })
  })
}
