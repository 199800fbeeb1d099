import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleArticles } from '../access'
import { formatArticleNumber } from '../articles/number'
import { publishedOnly, inTenant } from '../articles/serialize'
import { linkedArticleIds, withArticleLinks } from '../render/links'

/** A rendered text as the desk shows it: links lead to the articles that the reader may open. */
export async function deskHtml(ctx: Ctx, html: string): Promise<string> {
  return withArticleLinks(html, await deskAddresses(ctx, linkedArticleIds(html)))
}

async function deskAddresses(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const params = new SqlParams()
  const text = `select a.id, a.number from kb_article a
    where ${inTenant(ctx, params)} and a.id = any(${params.add([...ids])}::uuid[]) and ${visibleArticles(ctx, params)} and ${publishedOnly(ctx)}`
  const rows = await tenantSql<{ id: string; number: number }>(ctx, { text, values: params.values })
  return new Map(rows.map(({ id, number }) => [id, `/desk/kb/${formatArticleNumber(number)}`]))
}
