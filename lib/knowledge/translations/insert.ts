import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { keepSlug, makeSlug } from '../articles/slugs'
import { withResolvedLinks } from '../drafts/links'

interface NewTranslation {
  articleId: string
  locale: string
  title: string
  /** Asked for; else made of the title. */
  slug?: string | undefined
  summary: string
  body: string
  /** The source's version that it begins from. */
  sourceVersionId: string | null
}

/** Begins an article in a language: its place, its address, its draft. */
export async function insertTranslation(tx: Tx, ctx: Ctx, { articleId, locale, slug: wanted, ...text }: NewTranslation): Promise<void> {
  const tenantId = ctx.tenant.id
  const slug = await makeSlug(tx, ctx, { articleId, locale, title: wanted ?? text.title })
  await tx.kbTranslation.create({ data: { tenantId, articleId, locale, slug, updatedAt: ctx.now }, select: { locale: true } })
  await keepSlug(tx, ctx, { articleId, locale, slug })
  await tx.kbDraft.create({
    data: {
      tenantId, articleId, locale, ...text, body: await withResolvedLinks(tx, ctx, locale, text.body),
      updatedById: actorUserId(ctx), updatedAt: ctx.now,
    },
    select: { locale: true },
  })
}
