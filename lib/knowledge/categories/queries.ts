import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { KbCategoryDto } from './schema'
import { categoryIn, readCategories, toCategoryDtos } from './store'

/** The tree, each category after its parent and siblings in their order. Archived ones only for who manages them, when asked for. */
export async function listKbCategories(ctx: Ctx, { archived = false } = {}): Promise<KbCategoryDto[]> {
  const categories = toCategoryDtos(await readCategories(ctx), ctx.locale)
  return archived && can(ctx, 'kb.manage') ? categories : categories.filter(({ archivedAt }) => archivedAt === null)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getKbCategory(ctx: Ctx, id: string): Promise<KbCategoryDto> {
  return categoryIn(await listKbCategories(ctx, { archived: true }), id)
}
