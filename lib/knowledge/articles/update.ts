import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { nextReview } from '../publishing/rules'
import { tellReaders } from '../publishing/put'
import { articleIn } from './queries'
import { updateArticleInput, type ArticleDto } from './schema'
import { assertReaders } from './readers'
import { assertReferences, assertTeamsFit, lockLiveArticle, setLists } from './store'

/**
 * Changes what an article is in every language: where it stands, who reads it, who looks after it.
 * @param expectedVersion when given, an article that was changed since is refused
 * @throws Conflict with the article as it is now; Forbidden when a published article would get more readers by
 *   somebody who may not publish
 */
export async function updateArticle(ctx: Ctx, ref: string, input: unknown, expectedVersion?: number): Promise<ArticleDto> {
  authorize(ctx, 'kb.write')
  const { teamIds, tags, expiresAt, ...changes } = parse(updateArticleInput, input)

  return withTenant(ctx, async (tx) => {
    const row = await lockLiveArticle(tx, ctx, ref)
    const before = await articleIn(tx, ctx, row.id)
    if (expectedVersion !== undefined && expectedVersion !== row.version) throw new Conflict('Somebody changed this article first', before)
    const ownerId = changes.ownerId === before.owner.id ? undefined : changes.ownerId
    const categoryId = changes.categoryId === before.category?.id ? undefined : changes.categoryId
    await assertReferences(tx, ctx, { categoryId, ownerId, teamIds, problemId: changes.problemId })
    const visibility = changes.visibility ?? row.visibility
    const teams = teamIds ?? before.teams.map(({ id }) => id)
    assertTeamsFit(visibility, teams.length)
    assertReaders(ctx, before, { visibility, teams })

    const every = changes.reviewEveryDays
    const reviewed = every === undefined || every === before.reviewEveryDays ? {} : { reviewAt: nextReview(ctx.now, every), reviewRemindedAt: null }
    await tx.kbArticle.updateMany({
      where: { tenantId: ctx.tenant.id, id: row.id, version: row.version },
      data: {
        ...changes, ...reviewed, ...(expiresAt === undefined ? {} : { expiresAt: expiresAt && new Date(expiresAt) }),
        version: { increment: 1 }, updatedAt: ctx.now,
      },
    })
    await setLists(tx, ctx, row.id, { teamIds: visibility === 'teams' ? teams : [], tags })
    const after = await articleIn(tx, ctx, row.id)
    await record(tx, ctx, { entity: { type: 'kb_article', id: row.id }, action: 'kb.article.updated', before, after, event: { id: row.id } })
    tellReaders(tx, ctx, row.id)
    return after
  })
}
