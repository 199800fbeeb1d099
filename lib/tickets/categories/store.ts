import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, txSql } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import type { CategoryDto } from './schema'
import { inTreeOrder, MOST_CATEGORIES, pathOf } from './tree'

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
  return inTreeOrder(rows, locale).map((row) => toDto(row, pathOf(byId, row.id)))
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

/** @throws Refused when the tenant has as many as it may */
export function assertRoom(rows: readonly CategoryRow[]): void {
  if (rows.length >= MOST_CATEGORIES)
    throw new Refused('too_many_categories', `There are ${MOST_CATEGORIES} categories already`)
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

/** Of one category: from it up to the top of the tree, the names on the way. */
const READ = `
  with recursive way as (
    select id, name, parent_id, version, archived_at, 1 as step from category where tenant_id = $1::uuid and id = $2::uuid
    union all
    select c.id, c.name, c.parent_id, c.version, c.archived_at, way.step + 1
    from way join category c on c.tenant_id = $1::uuid and c.id = way.parent_id
  )
  select id, name, parent_id as "parentId", version, archived_at as "archivedAt",
    (select array_agg(name order by step desc) from way) as path
  from way where step = 1`

/** One category as it is now, from the database. @throws NotFound */
export async function readCategory(tx: Tx, ctx: Ctx, id: string): Promise<CategoryDto> {
  const [row] = isUuid(id) ? await txSql<CategoryRow & { path: string[] }>(tx, READ, [ctx.tenant.id, id]) : []
  if (!row) throw new NotFound('Category')
  return toDto(row, row.path)
}

const toDto = ({ id, name, parentId, version, archivedAt }: CategoryRow, path: string[]): CategoryDto => ({
  id,
  name,
  parentId,
  path,
  version,
  archivedAt: archivedAt?.toISOString() ?? null,
})
