import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { formatNumber } from '@/lib/tickets/ref'
import { becauseOf } from './because'
import { gatherEvidence } from './evidence'
import { type KnownErrorMatch, matchInput } from './schema'
import { CLOSE_TO_BEST, OFFERED_FROM, scoreOf } from './score'
import type { KnownErrorAudience } from './vocabulary'

interface MatchOptions {
  audience: KnownErrorAudience
  /** At most so many, the best ones. */
  limit?: number
}

/**
 * The published known errors that a text is likely about, the likeliest first, each with why. None as a rule: what
 * is not likely enough is not returned. Requesters are shown those published to them, without the problem's number.
 *
 * @throws Forbidden, ValidationFailed
 */
export async function matchKnownErrors(ctx: Ctx, input: unknown, { audience, limit = 3 }: MatchOptions): Promise<KnownErrorMatch[]> {
  if (audience === 'agents') authorize(ctx, 'problem.read')
  else authorize(ctx, 'incident.create')
  const given = parse(matchInput, input)
  const text = `${given.title}\n${given.description}`
  const { asked, candidates } = await gatherEvidence(ctx, given, audience)
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate.evidence, asked, text) }))
    .filter(({ score }) => score >= OFFERED_FROM)
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= best * CLOSE_TO_BEST)
    .slice(0, limit)
    .map(({ candidate: { evidence, number, ...shown }, score }) => ({
      ...shown,
      number: audience === 'agents' ? formatNumber('problem', number) : null,
      score: Math.round(score * 100) / 100,
      because: becauseOf(evidence, text),
    }))
}
