import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { deliver } from './deliver'
import { finishIntake, readIntake } from './intake/claim'
import { detailOfInbound } from './queries'
import { readHeaders } from './read/headers'
import type { InboundDetailDto } from './schema'

/**
 * Processes a message again that failed, as if it came now: with what was mended since.
 * @throws Forbidden, NotFound, Refused when it did not fail, or is no longer kept
 */
export const replayInbound = (ctx: Ctx, id: string): Promise<InboundDetailDto> => again(ctx, id, { force: false })

/**
 * Makes a ticket of a message that was ignored or refused, whatever it looks like; its sender becomes the requester.
 * @throws Forbidden, NotFound, Refused when it made one already, or is no longer kept
 */
export const makeTicketOf = (ctx: Ctx, id: string): Promise<InboundDetailDto> => again(ctx, id, { force: true })

async function again(ctx: Ctx, id: string, { force }: { force: boolean }): Promise<InboundDetailDto> {
  authorize(ctx, 'mail.manage')
  if (!isUuid(id)) throw new NotFound('Message')
  const { intakeId, before } = await withTenant(ctx, (tx) => reopen(tx, ctx, id, force))
  const intake = await readIntake(intakeId)
  if (!intake) throw new Refused('not_kept', 'The message is no longer kept')
  // Farol acts, as when the message came: whoever asked for it stands in the audit.
  const as: Ctx = { ...ctx, actor: { kind: 'system', name: 'Farol' }, locale: ctx.tenant.locale }
  const delivered = await deliver(as, intake, readHeaders(intake.raw), { id, status: 'received', repeats: null }, { force })
  if (delivered) await finishIntake(intakeId, 'done')
  if (force && !delivered?.ticketId) throw new Refused(before.reason === 'no_sender' ? 'no_sender' : 'no_ticket', 'No ticket could be made of it')
  return detailOfInbound(ctx, id)
}

/** A message that failed is received again; one that was ignored stays so until there is a ticket. */
async function reopen(tx: Tx, ctx: Ctx, id: string, force: boolean) {
  const row = await tx.inboundMail.findFirst({ where: { tenantId: ctx.tenant.id, id } })
  if (!row) throw new NotFound('Message')
  if (force && row.ticketId) throw new Refused('has_ticket', 'It belongs to a ticket already')
  if (!force) {
    const { count } = await tx.inboundMail.updateMany({
      where: { tenantId: ctx.tenant.id, id, status: 'failed' },
      data: { status: 'received', outcome: null, reason: null },
    })
    if (count === 0) throw new Refused('not_failed', 'Only a message that failed is processed again')
  }
  await record(tx, ctx, {
    entity: { type: 'inbound_mail', id },
    action: force ? 'inbound_mail.made_ticket' : 'inbound_mail.replayed',
    before: { status: row.status, outcome: row.outcome, reason: row.reason },
  })
  return { intakeId: row.intakeId, before: row }
}
