import 'server-only'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'

/**
 * Articles in one part of the sitemap. A sitemap may hold 50,000 addresses (sitemaps.org), each language being one;
 * this few keep a part under a megabyte, so that it can be kept.
 */
export const ARTICLES_IN_PART = 1_000

export interface ArticleAddresses {
  /** When a text of it was last published, as an ISO 8601 instant. */
  changedAt: string
  languages: { locale: Locale; slug: string }[]
}

const PUBLIC = `from kb_article a join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id and tr.status = 'published'
      where a.tenant_id = $1::uuid and a.visibility = 'public' and a.archived_at is null
      group by a.tenant_id, a.id`
const CHANGED = `to_char(max(%) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"`

/** @param part from 1; articles stay in theirs when others are published */
export async function publicAddresses(tenant: { id: string }, part = 1): Promise<ArticleAddresses[]> {
  return tenantSql<ArticleAddresses>({ tenant }, {
    name: 'kb-addresses',
    text: `select ${CHANGED.replace('%', 'tr.published_at')},
        json_agg(json_build_object('locale', tr.locale, 'slug', tr.slug) order by tr.locale <> a.source_locale, tr.locale) as languages
      ${PUBLIC} order by a.id limit ${ARTICLES_IN_PART} offset $2::int`,
    values: [tenant.id, (part - 1) * ARTICLES_IN_PART],
  })
}

/** The parts in order, each with when something in it was last published; none where nothing is public. */
export async function sitemapParts(tenant: { id: string }): Promise<{ changedAt: string }[]> {
  return tenantSql<{ changedAt: string }>({ tenant }, {
    name: 'kb-sitemap-parts',
    text: `select ${CHANGED.replace('%', 'p.at')} from (
        select max(tr.published_at) as at, (row_number() over (order by a.id) - 1) / ${ARTICLES_IN_PART} as part ${PUBLIC}
      ) p group by p.part order by p.part`,
    values: [tenant.id],
  })
}
