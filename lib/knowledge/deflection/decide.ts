import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { decisionInput, type TargetKind } from './schema'

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

/**
 * That an offer is opened for the first time. One that was decided already stays what it is: whoever reads once more
 * what helped them has not taken that back.
 *
 * @returns whether it was the first time
 * @throws NotFound for what was not offered to the actor
 */
export async function firstOpened(ctx: Ctx, { session, kind, id }: { session: string; kind: TargetKind; id: string }): Promise<boolean> {
  authorize(ctx, 'incident.create')
  const offer = { sessionId: session, targetKind: kind, targetId: id, userId: actorUserId(ctx) }
  return withTenant(ctx, async (tx) => {
    const { count } = await tx.deflection.updateMany({ where: { ...offer, outcome: 'offered' }, data: { outcome: 'opened', decidedAt: ctx.now } })
    if (count === 0 && (await tx.deflection.count({ where: offer })) === 0) throw new NotFound('Suggestion')
    return count > 0
  })
}
