import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import type { CategoryDto } from './schema'
import { type CategoryRow, readCategory, toCategoryDtos } from './store'

const readAll = (ctx: Ctx): Promise<CategoryRow[]> =>
  readTenant(ctx, (db) =>
    db.category.findMany({
      where: { tenantId: ctx.tenant.id },
      select: { id: true, name: true, parentId: true, version: true, archivedAt: true },
    }),
  )

/**
 * The tree, each category after its parent and siblings by name. Whoever may open a ticket may read it.
 * Archived ones only when asked for.
 */
export async function listCategories(ctx: Ctx, { archived = false } = {}): Promise<CategoryDto[]> {
  authorize(ctx, 'incident.create', 'incident.read', 'category.manage')
  const categories = toCategoryDtos(await readAll(ctx), ctx.locale)
  return archived ? categories : categories.filter((category) => category.archivedAt === null)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getCategory(ctx: Ctx, id: string): Promise<CategoryDto> {
  authorize(ctx, 'incident.create', 'incident.read', 'category.manage')
  return withTenant(ctx, (tx) => readCategory(tx, ctx, id))
}
