import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { jobContext } from '@/lib/platform/jobs/context'
import { logOf } from '@/lib/platform/log'
import { putAway } from '../articles/archive'
import { lockArticle, readTranslation } from '../articles/store'
import { tellOfArticle, type ArticleNotice } from '../reviews/notices'
import { putVersion } from './put'

/** Articles of one batch, each in a transaction of its own. */
const BATCH = 100

interface Due {
  id: string
  what: 'publication' | 'expiry' | 'review'
  locale: string | null
}

const DUE = `
select article_id as id, 'publication' as what, locale from kb_translation where tenant_id = $1::uuid and scheduled_at <= $2::timestamptz
union all
select id, 'expiry', null from kb_article where tenant_id = $1::uuid and expires_at <= $2::timestamptz and archived_at is null
union all
select id, 'review', null from kb_article
where tenant_id = $1::uuid and review_at <= $2::timestamptz and archived_at is null and review_reminded_at is null
limit ${BATCH}`

/**
 * Does what is due in a tenant's knowledge base, a batch at a time, as Farol itself: publishes what was planned,
 * archives what expired, and reminds owners of reviews. Each is asked again under its lock: what somebody changed
 * meanwhile is left to them.
 * @returns whether more may be due
 */
export async function runDueArticles(tenantId: string, requestId: string): Promise<boolean> {
  const ctx = await jobContext(tenantId, requestId)
  if (!ctx) return false
  const due = await tenantSql<Due>(ctx, { name: 'kb-due', text: DUE, values: [tenantId, ctx.now] })
  let done = 0
  for (const one of due) {
    try {
      await withTenant(ctx, (tx) => perform(tx, ctx, one))
      done++
    } catch (error) {
      if (error instanceof NotFound) continue
      // What stands in the way of one does not keep the others; the next round tries it again.
      logOf(ctx).error({ error, articleId: one.id, what: one.what }, 'What was due of an article could not be done')
    }
  }
  return due.length === BATCH && done > 0
}

async function perform(tx: Tx, ctx: Ctx, { id, what, locale }: Due): Promise<void> {
  const article = await lockArticle(tx, ctx, id)
  if (what === 'publication' && locale) {
    const translation = await readTranslation(tx, ctx, id, locale)
    const planned = await tx.kbTranslation.findFirst({
      where: { tenantId: ctx.tenant.id, articleId: id, locale, scheduledAt: { lte: ctx.now } },
      select: { scheduled: { select: { id: true, number: true, title: true } } },
    })
    if (planned?.scheduled && !article.archivedAt) await putVersion(tx, ctx, article, translation, planned.scheduled)
  } else if (what === 'expiry') {
    const expired = await tx.kbArticle.count({ where: { tenantId: ctx.tenant.id, id, archivedAt: null, expiresAt: { lte: ctx.now } } })
    if (!expired) return
    await putAway(tx, ctx, article, 'expired')
    await tellOwner(tx, ctx, article, 'kb_expired')
  } else {
    const { count } = await tx.kbArticle.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: null, reviewAt: { lte: ctx.now }, reviewRemindedAt: null },
      data: { reviewRemindedAt: ctx.now },
    })
    if (count > 0) await tellOwner(tx, ctx, article, 'kb_review_due')
  }
}

async function tellOwner(tx: Tx, ctx: Ctx, article: { id: string; number: number; ownerId: string; sourceLocale: string }, type: ArticleNotice): Promise<void> {
  const { id, number, ownerId, sourceLocale: locale } = article
  const { title } = await readTranslation(tx, ctx, id, locale)
  const key = `${type}:${id}:${ctx.now.toISOString()}`
  await tellOfArticle(tx, ctx, { type, key, userIds: [ownerId], about: { articleId: id, number, title, locale } })
}
