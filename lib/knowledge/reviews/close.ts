import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'

/** Ends the open review of a language, if there is one: approved when it is the published version that it was about. */
export async function closeReview(
  tx: Tx,
  ctx: Ctx,
  place: { tenantId: string; articleId: string; locale: string },
  publishedVersionId: string | null,
): Promise<void> {
  const decided = { decidedById: actorUserId(ctx), decidedAt: ctx.now }
  if (publishedVersionId) {
    await tx.kbReview.updateMany({ where: { ...place, status: 'open', versionId: publishedVersionId }, data: { status: 'approved', ...decided } })
  }
  await tx.kbReview.updateMany({ where: { ...place, status: 'open' }, data: { status: 'withdrawn', ...decided } })
}
