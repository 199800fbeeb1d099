import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { requireTicket } from '@/lib/tickets/exists'
import type { TicketKind } from '@/lib/tickets/ref'
import type { ItemDto, NamedItem } from './schema'
import { fetchItem, itemColumns, toItemDto } from './store'

/** The items by name, archived ones only when asked for. @throws Forbidden */
export async function listItems(ctx: Ctx, { archived = false } = {}): Promise<ItemDto[]> {
  authorize(ctx, 'incident.read', 'item.manage')
  const rows = await readTenant(ctx, (db) =>
    db.configurationItem.findMany({
      where: { tenantId: ctx.tenant.id, ...(archived ? {} : { archivedAt: null }) },
      select: itemColumns,
    }),
  )
  const { compare } = new Intl.Collator(ctx.locale, { numeric: true })
  return rows.map(toItemDto).sort((a, b) => compare(a.name, b.name))
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getItem(ctx: Ctx, id: string): Promise<ItemDto> {
  authorize(ctx, 'incident.read', 'item.manage')
  return withTenant(ctx, (tx) => fetchItem(tx, ctx, id))
}

/** What a ticket is about, by name; archived items too. For those who work tickets. @throws NotFound, Forbidden */
export async function itemsOfTicket(ctx: Ctx, kind: TicketKind, ref: string): Promise<NamedItem[]> {
  authorize(ctx, 'incident.read')
  const ticketId = await requireTicket(ctx, kind, ref)
  return tenantSql<NamedItem>(ctx, {
    name: 'items_of_ticket',
    text: `select i.id, i.name, i.kind from ticket_item o
      join configuration_item i on i.tenant_id = o.tenant_id and i.id = o.item_id
      where o.tenant_id = $1 and o.ticket_id = $2 order by i.name, i.id`,
    values: [ctx.tenant.id, ticketId],
  })
}
