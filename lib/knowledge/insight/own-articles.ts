import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'

/** The articles whose gaps the actor sees, as a condition on the alias `a`: all for whoever manages them, else their own. */
export const lookedAfter = (ctx: Ctx, params: SqlParams): string =>
  can(ctx, 'kb.manage') ? 'true' : `a.owner_id = ${params.add(actorUserId(ctx))}::uuid`

/** The title of an article `a`, published or not, in the language of placeholder `locale`. */
export const titleOf = (locale: string): string => `(select coalesce(v.title, d.title) from kb_translation tr
  join kb_draft d on d.tenant_id = tr.tenant_id and d.article_id = tr.article_id and d.locale = tr.locale
  left join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
  where tr.tenant_id = a.tenant_id and tr.article_id = a.id
  order by v.id is null, tr.locale = ${locale} desc, tr.locale = a.source_locale desc limit 1)`
