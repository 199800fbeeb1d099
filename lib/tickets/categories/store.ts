import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, txSql } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import type { CategoryDto } from './schema'
import { inTreeOrder, pathOf } from './tree'

export interface CategoryRow {
  id: string
  name: string
  parentId: string | null
  version: number
  archivedAt: Date | null
}

/** Rows as the tree shows them: parents first, each with its path. */
export function toCategoryDtos(rows: readonly CategoryRow[], locale: string): CategoryDto[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return inTreeOrder(rows, locale).map((row) => ({
    id: row.id,
    name: row.name,
    parentId: row.parentId,
    path: pathOf(byId, row.id),
    version: row.version,
    archivedAt: row.archivedAt?.toISOString() ?? null,
  }))
}

/**
 * Every category of the tenant, held for a change of the tree: two moves that are each fine alone could make
 * a cycle together, so changes of one tenant's tree come one after the other.
 */
export async function lockTree(tx: Tx, ctx: Ctx): Promise<CategoryRow[]> {
  await txSql(tx, `SELECT pg_advisory_xact_lock(hashtextextended('category:' || $1, 0))::text AS locked`, [ctx.tenant.id])
  return tx.category.findMany({
    where: { tenantId: ctx.tenant.id },
    select: { id: true, name: true, parentId: true, version: true, archivedAt: true },
  })
}

/** @throws NotFound when the tree has no such category */
export function nodeIn(rows: readonly CategoryRow[], id: string): CategoryRow {
  const row = rows.find((candidate) => candidate.id === id)
  if (!row) throw new NotFound('Category')
  return row
}

/** @throws ValidationFailed at `parentId` when it is unknown or archived */
export function assertParent(rows: readonly CategoryRow[], parentId: string | null): void {
  if (parentId === null) return
  const parent = rows.find((row) => row.id === parentId)
  if (!parent || parent.archivedAt) throw ValidationFailed.at('parentId', 'There is no such category', 'unknown')
}

/** @throws ValidationFailed at `name` when a sibling, archived or not, is called so */
export function assertSiblingName(
  rows: readonly CategoryRow[],
  { id, name, parentId }: { id?: string; name: string; parentId: string | null },
): void {
  const same = rows.some(
    (row) => row.id !== id && row.parentId === parentId && row.name.toLowerCase() === name.toLowerCase(),
  )
  if (same) throw ValidationFailed.at('name', 'There is a category of this name here', 'taken')
}

/** One category as it is now, from the database. */
export async function readCategory(tx: Tx, ctx: Ctx, id: string): Promise<CategoryDto> {
  const rows = await tx.category.findMany({
    where: { tenantId: ctx.tenant.id },
    select: { id: true, name: true, parentId: true, version: true, archivedAt: true },
  })
  const found = toCategoryDtos(rows, ctx.locale).find((category) => category.id === id)
  if (!found) throw new NotFound('Category')
  return found
}
