import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { DeflectionFigures, VersionFigures } from './schema'
import { DAYS } from './window'

/**
 * What was offered instead of tickets in the last 90 days, and what became of it, by attempts. One person is helped by
 * the same thing once a day (of UTC), in however many attempts they say so.
 * @throws Forbidden
 */
export async function deflectionFigures(ctx: Ctx): Promise<DeflectionFigures> {
  authorize(ctx, 'kb.manage', 'kb.write')
  const [row] = await tenantSql<DeflectionFigures>(ctx, {
    name: 'deflection_figures',
    text: `select count(distinct session_id)::int as offered,
        (count(distinct session_id) filter (where outcome <> 'offered'))::int as opened,
        least(count(distinct session_id) filter (where outcome = 'helped'),
          count(distinct (user_id, target_id, (at at time zone 'UTC')::date)) filter (where outcome = 'helped'))::int as helped
      from deflection where tenant_id = $1::uuid and at > $2::timestamptz - make_interval(days => ${DAYS})`,
    values: [ctx.tenant.id, ctx.now],
  })
  return row ?? { offered: 0, opened: 0, helped: 0 }
}

/**
 * What readers made of each published version of an article, the latest first.
 * @param articleId of an article that the actor was shown
 */
export async function versionFigures(ctx: Ctx, articleId: string): Promise<VersionFigures[]> {
  return tenantSql<VersionFigures>(ctx, {
    name: 'kb_version_figures',
    text: `select v.id, v.locale, v.number, tr.published_version_id is not distinct from v.id as published,
        coalesce(w.views, 0)::int as views, coalesce(f.helpful, 0)::int as helpful, coalesce(f.unhelpful, 0)::int as unhelpful
      from kb_version v
      join kb_translation tr on tr.tenant_id = v.tenant_id and tr.article_id = v.article_id and tr.locale = v.locale
      left join lateral (select sum(d.views) as views from kb_view_day d where d.tenant_id = v.tenant_id and d.version_id = v.id) w on true
      left join lateral (select count(*) filter (where helpful) as helpful, count(*) filter (where not helpful) as unhelpful
        from kb_feedback f where f.tenant_id = v.tenant_id and f.version_id = v.id) f on true
      where v.tenant_id = $1::uuid and v.article_id = $2::uuid
        and (tr.published_version_id = v.id or w.views > 0 or f.helpful + f.unhelpful > 0)
      order by v.locale, v.number desc`,
    values: [ctx.tenant.id, articleId],
  })
}
