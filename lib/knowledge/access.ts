import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'

/**
 * The one rule of which articles an actor may read, as a condition on the alias `a`: what is published of them, and
 * for `kb.write` their drafts too. Whoever manages the knowledge base reads all; who works tickets what is for
 * agents and for their own teams; everybody else what is public or for requesters. Owners read their own.
 */
export function visibleArticles(ctx: Ctx, params: SqlParams): string {
  if (can(ctx, 'kb.manage')) return 'true'
  if (!can(ctx, 'kb.read')) return `a.visibility in ('public', 'requesters')`
  const me = params.add(actorUserId(ctx))
  return `(a.visibility in ('public', 'requesters', 'agents') or a.owner_id = ${me}::uuid
    or a.visibility = 'teams' and exists (
      select from kb_article_team reader
      join team_member m on m.tenant_id = reader.tenant_id and m.team_id = reader.team_id
      where reader.tenant_id = a.tenant_id and reader.article_id = a.id and m.user_id = ${me}::uuid))`
}

/** Whether the actor sees what is not published: drafts, versions, reviews. */
export const seesDrafts = (ctx: Pick<Ctx, 'actor'>): boolean => can(ctx, 'kb.write')
