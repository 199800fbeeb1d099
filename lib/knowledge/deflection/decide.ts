import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { decisionInput } from './schema'

/**
 * What became of an offer: it was opened, it helped and no ticket was opened, or it did not help. Only what was
 * offered to the actor in this attempt; `opened` after `helped` takes that back. The row is its own record.
 *
 * @throws Forbidden, ValidationFailed, NotFound for what was not offered to them
 */
export async function decide(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'incident.create')
  const { session, kind, id, outcome } = parse(decisionInput, input)
  const { count } = await withTenant(ctx, (tx) =>
    tx.deflection.updateMany({
      where: { sessionId: session, targetKind: kind, targetId: id, userId: actorUserId(ctx) },
      data: { outcome, decidedAt: ctx.now },
    }),
  )
  if (count === 0) throw new NotFound('Suggestion')
}
