import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, txSql, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { changeTicket } from '@/lib/tickets/change'
import { fetchTicket } from '@/lib/tickets/fetch'
import type { TicketKind } from '@/lib/tickets/ref'
import { type NamedItem, setItemsInput } from './schema'

interface Known extends NamedItem {
  archived: boolean
  /** Whether the ticket names it before the change. */
  held: boolean
}

/**
 * Makes the configuration items of a ticket exactly these; an archived one may stay, and not come. What it was and
 * became stands in the timeline. The same set again changes nothing.
 *
 * @param expectedVersion when given, a ticket that was changed since is refused
 * @throws NotFound, Forbidden, Conflict, ValidationFailed at `itemIds` for an item that is unknown or archived
 */
export async function setItems(ctx: Ctx, kind: TicketKind, ref: string, input: unknown, expectedVersion?: number): Promise<NamedItem[]> {
  authorize(ctx, kind === 'problem' ? 'problem.manage' : 'incident.update')
  const wanted = new Set(parse(setItemsInput, input).itemIds)

  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, kind, ref)
    if (expectedVersion !== undefined && expectedVersion !== row.version)
      throw new Conflict('Somebody else changed this ticket meanwhile')
    const known = await readKnown(tx, ctx, row.id, [...wanted])
    const next = known.filter(({ id, archived, held }) => wanted.has(id) && (held || !archived))
    if (next.length !== wanted.size) throw ValidationFailed.at('itemIds', 'There is no such item', 'unknown_reference')
    const before = known.filter(({ held }) => held)
    if (before.length === next.length && next.every(({ held }) => held)) return next.map(named)

    const tenantId = ctx.tenant.id
    await tx.ticketItem.deleteMany({ where: { tenantId, ticketId: row.id, itemId: { notIn: [...wanted] } } })
    await tx.ticketItem.createMany({
      data: next.filter(({ held }) => !held).map(({ id }) => ({ tenantId, ticketId: row.id, itemId: id })),
      skipDuplicates: true,
    })
    await changeTicket(tx, ctx, row, {
      action: 'updated',
      columns: {},
      fields: [{ field: 'items', old: before.map(({ name }) => name), new: next.map(({ name }) => name) }],
    })
    return next.map(named)
  })
}

const named = ({ id, name, kind }: Known): NamedItem => ({ id, name, kind })

/** The items that are asked for and those that the ticket has, by name. */
const readKnown = (tx: Tx, ctx: Ctx, ticketId: string, wanted: readonly string[]): Promise<Known[]> =>
  txSql<Known>(
    tx,
    `select i.id, i.name, i.kind, i.archived_at is not null as archived, o.item_id is not null as held
     from configuration_item i
       left join ticket_item o on o.tenant_id = i.tenant_id and o.item_id = i.id and o.ticket_id = $2
     where i.tenant_id = $1 and (i.id = any($3::uuid[]) or o.item_id is not null)
     order by i.name, i.id`,
    [ctx.tenant.id, ticketId, wanted],
  )
