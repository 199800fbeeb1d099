import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { getArticle } from '../articles/queries'
import { reviewersFor } from './people'

/** Who can be asked to review an article: all who write and may see it, but the actor. @throws NotFound */
export async function listReviewers(ctx: Ctx, ref: string): Promise<{ id: string; name: string }[]> {
  authorize(ctx, 'kb.write')
  const { visibility, owner, teams } = await getArticle(ctx, ref)
  const article = { visibility, ownerId: owner.id, teamIds: teams.map(({ id }) => id) }
  const people = await withTenant(ctx, (tx) => reviewersFor(tx, ctx, article, null))
  return people.filter(({ id }) => id !== actorUserId(ctx))
}
