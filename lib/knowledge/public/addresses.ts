import 'server-only'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'

/** The most addresses that one sitemap may hold (sitemaps.org). */
const MOST = 50_000

export interface ArticleAddresses {
  /** When a text of it was last published, as an ISO 8601 instant. */
  changedAt: string
  languages: { locale: Locale; slug: string }[]
}

/** The public articles with the addresses of all their languages, the last changed first. */
export async function publicAddresses(tenant: { id: string }): Promise<ArticleAddresses[]> {
  return tenantSql<ArticleAddresses>({ tenant }, {
    name: 'kb-addresses',
    text: `select to_char(max(tr.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt",
        json_agg(json_build_object('locale', tr.locale, 'slug', tr.slug) order by tr.locale <> a.source_locale, tr.locale) as languages
      from kb_article a join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id and tr.status = 'published'
      where a.tenant_id = $1::uuid and a.visibility = 'public' and a.archived_at is null
      group by a.id order by max(tr.published_at) desc limit ${MOST}`,
    values: [tenant.id],
  })
}
