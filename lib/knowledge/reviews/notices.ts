import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { insertNotices } from '@/lib/notifications/insert'
import { formatArticleNumber } from '../articles/number'

/** What people are told of articles, in the bell. */
export type ArticleNotice = 'kb_review_requested' | 'kb_review_commented' | 'kb_review_decided' | 'kb_review_due' | 'kb_expired'

interface About {
  articleId: string
  number: number
  title: string
  locale: string
  reviewId?: string
  decision?: string
}

/** Tells people of an article, within the transaction of what happened; nobody of what they did themselves. */
export async function tellOfArticle(
  tx: Tx,
  ctx: Ctx,
  { type, key, userIds, about: { number, ...about } }: { type: ArticleNotice; key: string; userIds: readonly string[]; about: About },
): Promise<void> {
  const actor = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const data = { ...about, article: formatArticleNumber(number), actor: ctx.actor.name }
  const notices = [...new Set(userIds)]
    .filter((userId) => userId !== actor)
    .map((userId) => ({ tenantId: ctx.tenant.id, userId, type, key, ticketId: null, data }))
  await insertNotices((text, values = []) => txSql(tx, text, values), notices, ctx.now, tx)
}
