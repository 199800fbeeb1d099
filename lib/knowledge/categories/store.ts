import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/i18n/locale'
import { slugOf, freeSlug } from '../render/slug'
import type { KbCategoryDto } from './schema'
import { wayTo } from '@/lib/platform/tree'
import { inOrder, type Node } from './tree'

type ByLocale = Partial<Record<Locale, string>>

export interface KbCategoryRow extends Node {
  slug: string
  names: ByLocale
  descriptions: ByLocale
  version: number
  archivedAt: Date | null
}

const READ = `select id, parent_id as "parentId", slug, names, descriptions, position, version, archived_at as "archivedAt"
  from kb_category where tenant_id = $1::uuid`

export const readCategories = (ctx: Pick<Ctx, 'tenant'>): Promise<KbCategoryRow[]> =>
  tenantSql<KbCategoryRow>(ctx, { name: 'kb-categories', text: READ, values: [ctx.tenant.id] })

/**
 * Every category of the tenant, held for a change of the tree: two moves that are each fine alone could make a cycle
 * together, so changes of one tenant's tree come one after the other.
 */
export async function lockCategories(tx: Tx, ctx: Pick<Ctx, 'tenant'>): Promise<KbCategoryRow[]> {
  await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('kb_category:' || $1, 0))::text as locked`, [ctx.tenant.id])
  return categoriesIn(tx, ctx)
}

export const categoriesIn = (tx: Tx, ctx: Pick<Ctx, 'tenant'>): Promise<KbCategoryRow[]> => txSql<KbCategoryRow>(tx, READ, [ctx.tenant.id])

/** The name in a language, else in any. */
export const nameIn = (names: ByLocale, locale: Locale): string => names[locale] ?? Object.values(names)[0] ?? ''

/** Rows as the tree shows them: parents first, each with its path. */
export function toCategoryDtos(rows: readonly KbCategoryRow[], locale: Locale): KbCategoryDto[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return inOrder(rows).map((row) => ({
    ...row,
    name: nameIn(row.names, locale),
    path: wayTo(byId, row.id).map(({ names }) => nameIn(names, locale)),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  }))
}

/** @throws NotFound when the tree has no such category */
export function categoryIn<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((candidate) => candidate.id === id)
  if (!found) throw new NotFound('Category')
  return found
}

/** @throws ValidationFailed at `parentId` when it is unknown or archived */
export function assertParent(rows: readonly KbCategoryRow[], parentId: string | null): void {
  const parent = parentId === null ? null : rows.find(({ id }) => id === parentId)
  if (parentId !== null && (!parent || parent.archivedAt)) throw ValidationFailed.at('parentId', 'There is no such category', 'unknown_reference')
}

/** A slug that no other category has. @throws ValidationFailed at `slug` when the one asked for is taken */
export function slugFor(rows: readonly KbCategoryRow[], { id, names, slug }: { id: string; names: ByLocale; slug?: string | undefined }): string {
  const taken = new Set(rows.flatMap((row) => (row.id === id ? [] : row.slug)))
  if (slug && taken.has(slug)) throw ValidationFailed.at('slug', 'Another category has this address', 'taken')
  return slug ?? freeSlug(slugOf(names['pt-BR'] ?? names.en ?? '', 60) || 'category', taken)
}

/** The place behind all siblings. */
export const lastPlace = (rows: readonly KbCategoryRow[], parentId: string | null): number =>
  Math.max(0, ...rows.flatMap((row) => (row.parentId === parentId ? row.position : []))) + 1
