import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/i18n/locale'
import { parse } from '@/lib/platform/parse'
import { STILL_THERE } from '@/lib/problems/known-errors/evidence'
import { visibleArticles } from '../access'
import { countView } from '../public/views'
import { articlePath } from '../public/rules/paths'
import { withArticleLinks } from '../render/links'
import { firstOpened } from './decide'
import { decisionInput, type OpenedSuggestion, type TargetKind } from './schema'

/**
 * The text of something that was offered to the actor in this attempt, and that it was opened; an article is counted as
 * read, once an attempt. Links from article to article become plain text:
 * whoever reads in place has a ticket half written.
 *
 * @throws Forbidden, ValidationFailed, NotFound when it is missing, not for the actor, or was not offered to them
 */
export async function openSuggestion(ctx: Ctx, input: unknown): Promise<OpenedSuggestion> {
  authorize(ctx, 'incident.create')
  const { kind, id, session } = parse(decisionInput.omit({ outcome: true }), input)
  const opened = await (kind === 'article' ? articleText(ctx, id) : workaround(ctx, id))
  if (!opened) throw new NotFound(NAMES[kind])
  const first = await firstOpened(ctx, { session, kind, id })
  if (first && opened.versionId) countView(ctx.tenant.id, opened.versionId)
  return { html: opened.html, href: opened.href }
}

interface Found extends OpenedSuggestion {
  /** Of an article: what is counted as read. */
  versionId: string | null
}

const NAMES: Record<TargetKind, string> = { article: 'Article', known_error: 'Known error' }

async function articleText(ctx: Ctx, id: string): Promise<Found | null> {
  const params = new SqlParams()
  const [row] = await tenantSql<{ html: string; locale: Locale; slug: string; versionId: string; visibility: string }>(ctx, {
    text: `select v.html, tr.locale, tr.slug, v.id as "versionId", a.visibility
      from kb_article a
      join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id
      join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
      where a.tenant_id = ${params.add(ctx.tenant.id)}::uuid and a.id = ${params.add(id)}::uuid and a.archived_at is null and ${visibleArticles(ctx, params)}
      order by tr.locale = ${params.add(ctx.locale)} desc, tr.locale = a.source_locale desc limit 1`,
    values: params.values,
  })
  if (!row) return null
  const href = row.visibility === 'public' ? articlePath(row.locale, row.slug) : `/portal/kb/${row.slug}`
  return { html: withArticleLinks(row.html, new Map()), href, versionId: row.versionId }
}

async function workaround(ctx: Ctx, problemId: string): Promise<Found | null> {
  const [row] = await tenantSql<{ html: string }>(ctx, {
    name: 'suggested_workaround',
    text: `select p.workaround_html as html from problem p join ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
      where p.tenant_id = $1::uuid and p.ticket_id = $2::uuid and p.known_error_at is not null and p.known_error_audience = 'requesters'
        and t.deleted_at is null and not t.confidential and ${STILL_THERE}`,
    values: [ctx.tenant.id, problemId],
  })
  return row ? { html: row.html, href: null, versionId: null } : null
}
