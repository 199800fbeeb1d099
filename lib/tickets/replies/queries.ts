import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { authorizeReplies } from './access'
import type { ReplyDto } from './schema'
import { fetchReply, repliesQuery, type ReplyRow, toReplyDto } from './store'

/**
 * The canned replies that the actor has, by name; `all` adds those of other teams for who looks after them.
 * @throws Forbidden
 */
export async function listReplies(ctx: Ctx, { q, all }: { q?: string | undefined; all?: boolean } = {}): Promise<ReplyDto[]> {
  authorizeReplies(ctx)
  const rows = await tenantSql<ReplyRow>(ctx, repliesQuery(ctx, { q, all }))
  return rows.map((row) => toReplyDto(ctx, row))
}

/** @throws Forbidden, NotFound */
export async function getReply(ctx: Ctx, id: string): Promise<ReplyDto> {
  authorizeReplies(ctx)
  return withTenant(ctx, (tx) => fetchReply(tx, ctx, id))
}
