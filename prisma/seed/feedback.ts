import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'

interface Told {
  articleId: string
  locale: string
  helpful: number
  unhelpful: number
  comments: { helpful: boolean; text: string }[]
}

/**
 * Votes on what was just published, spread evenly from then to now. They are written as rows: the verb takes one vote
 * of one visitor, at the moment it is called.
 */
export async function seedFeedback(ctx: Ctx, { articleId, locale, helpful, unhelpful, comments }: Told, now: Date): Promise<void> {
  const tenantId = ctx.tenant.id
  const votes = [
    ...comments.map((comment) => ({ helpful: comment.helpful, comment: comment.text })),
    ...silent(true, helpful - comments.filter((comment) => comment.helpful).length),
    ...silent(false, unhelpful - comments.filter((comment) => !comment.helpful).length),
  ]
  const step = (now.getTime() - ctx.now.getTime()) / (votes.length + 1)
  await withTenant(ctx, async (tx) => {
    const { publishedVersionId } = await tx.kbTranslation.findFirstOrThrow({
      where: { tenantId, articleId, locale },
      select: { publishedVersionId: true },
    })
    if (!publishedVersionId) throw new Error('Only what is published is voted on')
    await tx.kbFeedback.createMany({
      data: votes.map((vote, index) => ({
        tenantId, id: newId(), articleId, locale, versionId: publishedVersionId, ...vote,
        visitor: `demo-${index}`, createdAt: new Date(ctx.now.getTime() + step * (index + 1)),
      })),
    })
  })
}

const silent = (helpful: boolean, count: number) => Array.from({ length: Math.max(0, count) }, () => ({ helpful, comment: '' }))
