import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Reason } from './because'
import { likelyCandidates } from './candidates'
import { matchesMemo } from './matches-memo'

interface Asking {
  id: string
  title: string
  description: string
  itemIds: readonly string[]
  /** Another one as soon as the words of a known error are. */
  generation: string
}

/** A known error that an incident may be about, whoever may see it. */
interface LikelyKnownError {
  problemId: string
  score: number
  because: Reason[]
}

const memo = matchesMemo<LikelyKnownError[]>('known-errors')

/**
 * The known errors of the whole organisation that an incident is likely about, in no order. They are found as Farol
 * itself, so that all who work the incident share them: NOT to be shown before it is read which of them the actor sees.
 */
export const likelyKnownErrors = (ctx: Ctx, { id, title, description, itemIds, generation }: Asking): Promise<LikelyKnownError[]> =>
  memo({ tenantId: ctx.tenant.id, ticketId: id, facts: [title, description, itemIds.toSorted(), generation] }, async () => {
    const farol: Ctx = { ...ctx, actor: { kind: 'system', name: 'known-errors' } }
    const candidates = await likelyCandidates(farol, { title, description, itemIds }, 'agents')
    return candidates.map(({ problemId, score, because }) => ({ problemId, score, because }))
  })
