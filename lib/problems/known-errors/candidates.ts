import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { becauseOf } from './because'
import { gatherEvidence } from './evidence'
import { OFFERED_FROM, scoreOf } from './score'
import type { KnownErrorAudience } from './vocabulary'

interface About {
  title: string
  description: string
  itemIds: readonly string[]
}

/** The known errors that a text is likely enough about to be offered, each with its score and why, in no order. */
export async function likelyCandidates(ctx: Ctx, about: About, audience: KnownErrorAudience) {
  const text = `${about.title}\n${about.description}`
  const { asked, candidates } = await gatherEvidence(ctx, about, audience)
  return candidates.flatMap(({ evidence, ...candidate }) => {
    const score = scoreOf(evidence, asked, text)
    return score >= OFFERED_FROM ? [{ ...candidate, score, because: becauseOf(evidence, text) }] : []
  })
}
