import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { likePrefix } from './like'

const MOST = 20
const LONGEST = 40

/** Tags in use that begin so, by name. @throws Forbidden */
export async function findTags(ctx: Ctx, q: string): Promise<string[]> {
  authorize(ctx, 'incident.read')
  const rows = await tenantSql<{ tag: string }>(ctx, {
    name: 'tags_by_prefix',
    text: `select distinct tag from ticket_tag where tenant_id = $1 and tag like $2 order by tag limit ${MOST}`,
    values: [ctx.tenant.id, likePrefix(q.trim().toLowerCase().slice(0, LONGEST))],
  })
  return rows.map(({ tag }) => tag)
}
