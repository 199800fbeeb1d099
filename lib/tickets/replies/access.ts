import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'

/** Canned replies are for those who work tickets and write on them. @throws Forbidden */
export function authorizeReplies(ctx: Pick<Ctx, 'actor'>): void {
  authorize(ctx, 'incident.read')
  authorize(ctx, 'incident.comment.public', 'incident.comment.internal', 'reply_template.manage')
}
