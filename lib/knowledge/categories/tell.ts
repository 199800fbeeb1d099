import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { afterCommit } from '@/lib/platform/db/after-commit'
import type { Tx } from '@/lib/platform/db/tenant'
import { revalidateKnowledge } from '../public/cache'
import type { KbCategoryDto } from './schema'
import { categoriesIn, categoryIn, toCategoryDtos } from './store'

/** A category as it is after a change; pages that show the tree are made anew after the commit. */
export async function changedTree(tx: Tx, ctx: Ctx, id: string): Promise<KbCategoryDto> {
  const tenantId = ctx.tenant.id
  afterCommit(tx, () => revalidateKnowledge(tenantId))
  return categoryIn(toCategoryDtos(await categoriesIn(tx, ctx), ctx.locale), id)
}
