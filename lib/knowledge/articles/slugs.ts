import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { freeSlug, slugOf } from '../render/slug'
import { LIMITS } from '../vocabulary'

/** Room for the number that makes a slug unique. */
const BASE = LIMITS.slug - 6

/**
 * A slug for a title that no other article of the tenant has, or ever had, in the language: old addresses keep
 * leading where they led.
 */
export async function makeSlug(tx: Tx, ctx: Pick<Ctx, 'tenant'>, { articleId, locale, title }: { articleId: string; locale: string; title: string }): Promise<string> {
  const base = slugOf(title, BASE) || 'article'
  const rows = await txSql<{ slug: string }>(
    tx,
    `select slug from kb_slug where tenant_id = $1::uuid and locale = $2 and article_id <> $3::uuid and (slug = $4 or slug like $4 || '-%')`,
    [ctx.tenant.id, locale, articleId, base],
  )
  return freeSlug(base, new Set(rows.map(({ slug }) => slug)))
}

/** Writes down that a slug belongs to the article from now on. */
export async function keepSlug(tx: Tx, ctx: Ctx, { articleId, locale, slug }: { articleId: string; locale: string; slug: string }): Promise<void> {
  await tx.kbSlug.createMany({ data: [{ tenantId: ctx.tenant.id, articleId, locale, slug, createdAt: ctx.now }], skipDuplicates: true })
}

/** Articles by the slugs that they have, or had; in the language first. */
export async function articlesBySlug(tx: Tx, ctx: Pick<Ctx, 'tenant'>, locale: string, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map()
  const rows = await txSql<{ slug: string; articleId: string }>(
    tx,
    `select distinct on (slug) slug, article_id as "articleId" from kb_slug
     where tenant_id = $1::uuid and slug = any($2::text[]) order by slug, locale <> $3, locale`,
    [ctx.tenant.id, slugs, locale],
  )
  return new Map(rows.map(({ slug, articleId }) => [slug, articleId]))
}

interface Titled {
  articleId: string
  locale: string
  slug: string
  title: string
  publishedAt: Date | null
}

/**
 * The slug of a text whose title changes. Until it is first published it follows the title, if it was made of it; from
 * then on it stays, and so does one that somebody chose.
 */
export async function followTitle(tx: Tx, ctx: Ctx, before: Titled, title: string): Promise<string> {
  const { articleId, locale, slug } = before
  const made = slugOf(before.title, BASE) || 'article'
  if (before.publishedAt || title === before.title || !isNumbered(slug, made)) return slug
  const next = await makeSlug(tx, ctx, { articleId, locale, title })
  if (next === slug) return slug
  // Nobody has seen the old one.
  await tx.kbSlug.deleteMany({ where: { tenantId: ctx.tenant.id, articleId, locale, slug } })
  await keepSlug(tx, ctx, { articleId, locale, slug: next })
  return next
}

const isNumbered = (slug: string, base: string): boolean => slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)))
