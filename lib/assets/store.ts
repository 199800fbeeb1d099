import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import type { ItemDto } from './schema'
import { ITEM_KINDS, type ItemKind } from './vocabulary'

export const itemColumns = { id: true, name: true, kind: true, version: true, archivedAt: true } satisfies Prisma.ConfigurationItemSelect

type ItemRow = Prisma.ConfigurationItemGetPayload<{ select: typeof itemColumns }>

const kindOf = (stored: string): ItemKind => ITEM_KINDS.find((kind) => kind === stored) ?? 'other'

export const toItemDto = ({ kind, archivedAt, ...row }: ItemRow): ItemDto => ({
  ...row,
  kind: kindOf(kind),
  archivedAt: archivedAt?.toISOString() ?? null,
})

/** @throws NotFound when the tenant has no such item */
export async function fetchItem(tx: Tx, ctx: Ctx, id: string): Promise<ItemDto> {
  const row = isUuid(id)
    ? await tx.configurationItem.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: itemColumns })
    : null
  if (!row) throw new NotFound('Configuration item')
  return toItemDto(row)
}

/** @throws ValidationFailed at `name` when another item, archived or not, is called so */
export async function assertNameFree(tx: Tx, ctx: Ctx, name: string, exceptId?: string): Promise<void> {
  const taken = await tx.configurationItem.findFirst({
    where: { tenantId: ctx.tenant.id, name: { equals: name, mode: 'insensitive' }, ...(exceptId && { NOT: { id: exceptId } }) },
    select: { id: true },
  })
  if (taken) throw ValidationFailed.at('name', 'There is an item of this name', 'taken')
}
