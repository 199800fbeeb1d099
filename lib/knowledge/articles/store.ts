import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isLocale, type Locale } from '@/lib/platform/i18n/locale'
import { Refused } from '@/lib/platform/refused'
import { visibleArticles } from '../access'
import type { ArticleVisibility, TranslationStatus } from '../vocabulary'
import { isArticle } from './number'
import { inTenant } from './serialize'

export interface ArticleRow {
  id: string
  number: number
  ownerId: string
  visibility: ArticleVisibility
  sourceLocale: Locale
  reviewEveryDays: number | null
  archivedAt: Date | null
  version: number
}

const COLUMNS = `a.id, a.number, a.owner_id as "ownerId", a.visibility, a.source_locale as "sourceLocale",
  a.review_every_days as "reviewEveryDays", a.archived_at as "archivedAt", a.version`

/**
 * An article for a change, held until the end of the transaction: what happens to one article happens in turn.
 * @throws NotFound for what is missing, another tenant's, or hidden from the actor
 */
export async function lockArticle(tx: Tx, ctx: Ctx, ref: string): Promise<ArticleRow> {
  const params = new SqlParams()
  const text = `select ${COLUMNS} from kb_article a
    where ${inTenant(ctx, params)} and ${isArticle(ref, params)} and ${visibleArticles(ctx, params)} for update of a`
  const [row] = await txSql<ArticleRow>(tx, text, params.values)
  if (!row) throw new NotFound('Article')
  return row
}

/** The same, for what cannot be done to an archived one. @throws NotFound, Refused (`archived`) */
export async function lockLiveArticle(tx: Tx, ctx: Ctx, ref: string): Promise<ArticleRow> {
  const row = await lockArticle(tx, ctx, ref)
  if (row.archivedAt) throw new Refused('archived', 'This article is archived')
  return row
}

/** An article in one language, with its draft. */
export interface TranslationRow {
  articleId: string
  locale: Locale
  slug: string
  status: TranslationStatus
  publishedVersionId: string | null
  publishedAt: Date | null
  scheduledVersionId: string | null
  title: string
  summary: string
  body: string
  /** The version that holds the same text as the draft. */
  versionId: string | null
  sourceVersionId: string | null
  draftVersion: number
  updatedById: string | null
  updatedAt: Date
}

const READ_TRANSLATION = `select tr.article_id as "articleId", tr.locale, tr.slug, tr.status,
  tr.published_version_id as "publishedVersionId", tr.published_at as "publishedAt", tr.scheduled_version_id as "scheduledVersionId",
  d.title, d.summary, d.body, d.version_id as "versionId", d.source_version_id as "sourceVersionId", d.version as "draftVersion",
  d.updated_by_id as "updatedById", d.updated_at as "updatedAt"
  from kb_translation tr
  join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
  where tr.tenant_id = $1::uuid and tr.article_id = $2::uuid and tr.locale = $3`

/** @throws NotFound when the article is not there in that language */
export async function readTranslation(tx: Tx, ctx: Pick<Ctx, 'tenant'>, articleId: string, locale: string): Promise<TranslationRow> {
  const [row] = await txSql<TranslationRow>(tx, READ_TRANSLATION, [ctx.tenant.id, articleId, locale])
  if (!row) throw new NotFound('Translation')
  return row
}

/** Reads a language from an address. @throws NotFound */
export function localeOf(text: string): Locale {
  if (!isLocale(text)) throw new NotFound('Translation')
  return text
}

interface References {
  categoryId?: string | null | undefined
  ownerId?: string | undefined
  teamIds?: readonly string[] | undefined
  problemId?: string | null | undefined
}

/** @throws ValidationFailed at what the tenant has not, or has no more */
export async function assertReferences(tx: Tx, ctx: Ctx, { categoryId, ownerId, teamIds = [], problemId }: References): Promise<void> {
  const tenantId = ctx.tenant.id
  if (categoryId && !(await tx.kbCategory.count({ where: { tenantId, id: categoryId, archivedAt: null } }))) throw unknown('categoryId', 'category')
  if (ownerId && !(await tx.user.count({ where: { tenantId, id: ownerId, kind: 'person', status: 'active' } }))) throw unknown('ownerId', 'person')
  if (problemId && !(await tx.ticket.count({ where: { tenantId, id: problemId, kind: 'problem', deletedAt: null } }))) throw unknown('problemId', 'problem')
  const teams = teamIds.length ? await tx.team.findMany({ where: { tenantId, id: { in: [...teamIds] }, archivedAt: null }, select: { id: true } }) : []
  const missing = teamIds.findIndex((id) => !teams.some((team) => team.id === id))
  if (missing >= 0) throw unknown(`teamIds.${missing}`, 'team')
}

const unknown = (path: string, what: string) => ValidationFailed.at(path, `No such ${what}`, 'unknown_reference')

/** An article for teams names some; any other names none. @throws ValidationFailed at `teamIds` */
export function assertTeamsFit(visibility: ArticleVisibility, teams: number): void {
  if (visibility === 'teams' && teams === 0) throw ValidationFailed.at('teamIds', 'Name the teams that read it', 'required')
}

/** Sets who reads an article of visibility `teams`, and its tags; what is left out stays. */
export async function setLists(tx: Tx, ctx: Ctx, articleId: string, { teamIds, tags }: { teamIds?: readonly string[] | undefined; tags?: readonly string[] | undefined }): Promise<void> {
  const tenantId = ctx.tenant.id
  if (teamIds) {
    await tx.kbArticleTeam.deleteMany({ where: { tenantId, articleId } })
    await tx.kbArticleTeam.createMany({ data: teamIds.map((teamId) => ({ tenantId, articleId, teamId })) })
  }
  if (tags) {
    await tx.kbArticleTag.deleteMany({ where: { tenantId, articleId } })
    await tx.kbArticleTag.createMany({ data: tags.map((tag) => ({ tenantId, articleId, tag })) })
  }
}
