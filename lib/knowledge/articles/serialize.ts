import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { seesDrafts } from '../access'
import { formatArticleNumber } from './number'
import type { ArticleDto, TranslationDto } from './schema'

/** An article as the database gives it. */
export type ArticleRecord = Omit<ArticleDto, 'number' | 'title'> & { number: number }

export const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Whether the translation `tr` of the article `a` was made from an older text than the source's published one. */
export const OUT_OF_DATE = `(tr.locale <> a.source_locale and exists (
  select from kb_translation so
  join kb_version sp on sp.tenant_id = so.tenant_id and sp.id = so.published_version_id
  left join kb_version sv on sv.tenant_id = so.tenant_id
    and sv.id = case when tr.status = 'published' then tr.source_version_id else d.source_version_id end
  where so.tenant_id = a.tenant_id and so.article_id = a.id and so.locale = a.source_locale
    and sp.number > coalesce(sv.number, 0)))`

/** Whether the draft `d` of the translation `tr` says something else than what is published. */
export const CHANGED = '(d.version_id is null or d.version_id is distinct from tr.published_version_id)'

/** The draft has the translation's title for those who write, what is published for those who read. */
const translationJson = (writer: boolean) => `json_build_object(
  'locale', tr.locale, 'slug', tr.slug, 'status', tr.status,
  'title', ${writer ? 'd.title' : 'p.title'}, 'summary', ${writer ? 'd.summary' : 'p.summary'},
  'published', case when p.id is not null then json_build_object('id', p.id, 'number', p.number) end,
  'publishedAt', ${instant('tr.published_at')},
  'scheduled', ${writer ? `case when sch.id is not null then json_build_object('id', sch.id, 'number', sch.number, 'at', ${instant('tr.scheduled_at')}) end` : 'null'},
  'review', ${writer ? `(select json_build_object('id', r.id, 'requestedAt', ${instant('r.requested_at')}) from kb_review r
    where r.tenant_id = tr.tenant_id and r.article_id = tr.article_id and r.locale = tr.locale and r.status = 'open')` : 'null'},
  'outOfDate', ${OUT_OF_DATE}, 'changed', ${writer ? CHANGED : 'false'}, 'updatedAt', ${instant('tr.updated_at')})`

export const TRANSLATION_JOINS = `
  join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
  left join kb_version p on p.tenant_id = tr.tenant_id and p.id = tr.published_version_id
  left join kb_version sch on sch.tenant_id = tr.tenant_id and sch.id = tr.scheduled_version_id`

/** Columns of an article `a` with its category `c` and its owner `o`. */
export function articleColumns(ctx: Ctx): string {
  const writer = seesDrafts(ctx)
  return `a.id, a.number, a.visibility, a.template, a.source_locale as "sourceLocale",
  case when c.id is not null then json_build_object('id', c.id, 'slug', c.slug, 'names', c.names) end as category,
  json_build_object('id', o.id, 'name', o.name) as owner,
  coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
    from kb_article_team at join team t on t.tenant_id = at.tenant_id and t.id = at.team_id
    where at.tenant_id = a.tenant_id and at.article_id = a.id), '[]'::json) as teams,
  coalesce((select json_agg(g.tag order by g.tag) from kb_article_tag g
    where g.tenant_id = a.tenant_id and g.article_id = a.id), '[]'::json) as tags,
  a.review_every_days as "reviewEveryDays", ${instant('a.review_at')} as "reviewAt", ${instant('a.expires_at')} as "expiresAt",
  ${instant('a.archived_at')} as "archivedAt", a.problem_id as "problemId", a.version,
  ${instant('a.created_at')} as "createdAt", ${instant('a.updated_at')} as "updatedAt",
  coalesce((select json_agg(${translationJson(writer)} order by tr.locale <> a.source_locale, tr.locale)
    from kb_translation tr ${TRANSLATION_JOINS}
    where tr.tenant_id = a.tenant_id and tr.article_id = a.id ${writer ? '' : `and tr.status = 'published'`}), '[]'::json) as translations`
}

export const ARTICLE_JOINS = `
  left join kb_category c on c.tenant_id = a.tenant_id and c.id = a.category_id
  join app_user o on o.tenant_id = a.tenant_id and o.id = a.owner_id`

/** Those who do not write see what is published, and nothing else. */
export function publishedOnly(ctx: Ctx): string {
  if (seesDrafts(ctx)) return 'true'
  return `a.archived_at is null and exists (select from kb_translation live
    where live.tenant_id = a.tenant_id and live.article_id = a.id and live.status = 'published')`
}

export function toArticleDto(ctx: Ctx, { number, ...record }: ArticleRecord): ArticleDto {
  const shown = nearest(record.translations, ctx.locale, record.sourceLocale)
  return { ...record, number: formatArticleNumber(number), title: shown?.title ?? '' }
}

/** What is in the language, else in the source language, else the first. */
export const nearest = <T extends Pick<TranslationDto, 'locale'>>(list: readonly T[], locale: string, source: string): T | undefined =>
  list.find((one) => one.locale === locale) ?? list.find((one) => one.locale === source) ?? list[0]

/** Which drafts and versions a statement is about: the placeholder of the actor's tenant. */
export const inTenant = (ctx: Ctx, params: SqlParams): string => `a.tenant_id = ${params.add(ctx.tenant.id)}::uuid`
