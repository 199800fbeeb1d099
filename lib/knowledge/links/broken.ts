import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleArticles } from '../access'
import { formatArticleNumber } from '../articles/number'
import { inTenant } from '../articles/serialize'
import type { BrokenLinkDto } from './schema'

/** Links that are listed: who mends that many looks again. */
const MOST = 500

const REACH = (alias: string) => `array_position(array['teams', 'agents', 'requesters', 'public'], ${alias}.visibility)`

type BrokenRow = Omit<BrokenLinkDto, 'article' | 'targetArticle'> & {
  id: string
  number: number
  title: string
  targetId: string | null
  targetNumber: number | null
  targetTitle: string | null
}

/** Links in published texts that lead a reader nowhere, of the articles that the actor sees; by article. */
export async function listBrokenLinks(ctx: Ctx): Promise<BrokenLinkDto[]> {
  authorize(ctx, 'kb.write')
  const params = new SqlParams()
  const visible = visibleArticles(ctx, params)
  const text = `
    select a.id, a.number, p.title, l.locale, l.target, 
      case when s.seen then b.id end as "targetId", b.number as "targetNumber", d.title as "targetTitle",
      case when b.id is null then 'missing' when live.any is null then 'unpublished' else 'narrower' end as reason
    from kb_link l
    join kb_article a on a.tenant_id = l.tenant_id and a.id = l.article_id
    join kb_translation tr on tr.tenant_id = l.tenant_id and tr.article_id = l.article_id and tr.locale = l.locale
    join kb_version p on p.tenant_id = l.tenant_id and p.id = tr.published_version_id
    left join kb_article b on b.tenant_id = l.tenant_id and b.id = l.target_id
    left join kb_draft d on d.tenant_id = b.tenant_id and d.article_id = b.id and d.locale = b.source_locale
    left join lateral (select true as seen from kb_article a where a.tenant_id = b.tenant_id and a.id = b.id and ${visible}) s on true
    left join lateral (select true as any from kb_translation o
      where o.tenant_id = b.tenant_id and o.article_id = b.id and o.status = 'published' limit 1) live on true
    where ${inTenant(ctx, params)} and ${visible}
      and (b.id is null or live.any is null or ${REACH('b')} < ${REACH('a')})
    order by a.number, l.locale, l.target limit ${MOST}`
  const rows = await tenantSql<BrokenRow>(ctx, { text, values: params.values })
  return rows.map(({ id, number, title, targetId, targetNumber, targetTitle, ...row }) => ({
    ...row,
    article: { id, number: formatArticleNumber(number), title },
    targetArticle: targetId ? { id: targetId, number: formatArticleNumber(targetNumber ?? 0), title: targetTitle ?? '' } : null,
  }))
}
