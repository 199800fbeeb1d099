import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import type { Locale } from '@/lib/platform/i18n/locale'
import { visibleArticles } from '../access'
import { ARTICLE_VISIBILITIES, type ArticleVisibility } from '../vocabulary'

/** For whom published articles are looked up. */
export interface Audience {
  tenant: { id: string }
  locale: Locale
  /** A condition on the alias `a` of articles. */
  visible: (params: SqlParams) => string
  /** The visibilities that `visible` may let through; what is of another is not even looked for. */
  levels: readonly ArticleVisibility[]
}

/** Everybody: public articles and no others. */
export const everybody = (tenant: { id: string }, locale: Locale): Audience => ({
  tenant: { id: tenant.id },
  locale,
  visible: () => `a.visibility = 'public'`,
  levels: ['public'],
})

/** Somebody signed in. @param locale the language to prefer; their own unless told */
export const audienceOf = (ctx: Ctx, locale = ctx.locale): Audience => ({
  tenant: ctx.tenant,
  locale,
  visible: (params) => visibleArticles(ctx, params),
  levels: can(ctx, 'kb.read') || can(ctx, 'kb.manage') ? ARTICLE_VISIBILITIES : ['public', 'requesters'],
})

/**
 * The common table `shown`: of every article that the audience may read its published text, in the audience's
 * language when there is one, else in the language it was written in, else in any.
 */
export function shown(audience: Audience, params: SqlParams): string {
  const tenant = params.add(audience.tenant.id)
  const locale = params.add(audience.locale)
  return `with shown as (
    select distinct on (a.id) a.id, a.category_id, tr.locale, tr.slug, tr.published_version_id as version_id, tr.published_at
    from kb_article a
    join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id and tr.status = 'published'
    where a.tenant_id = ${tenant}::uuid and a.archived_at is null and ${audience.visible(params)}
    order by a.id, tr.locale = ${locale} desc, tr.locale = a.source_locale desc, tr.locale
  )`
}

/** Columns of a `Card` of `shown s` with its version `v`. */
export const CARD = `s.id, s.locale, s.slug, v.title, v.summary, s.category_id as "categoryId",
  to_char(s.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"`

/** The version's row of `shown s`, in the tenant that `shown` has as its first parameter. */
export const TEXT_OF_SHOWN = 'join kb_version v on v.tenant_id = $1::uuid and v.id = s.version_id'
