import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { formatNumber } from '@/lib/tickets/ref'
import { likelyCandidates } from './candidates'
import { type KnownErrorMatch, matchInput } from './schema'
import { nearBest } from './score'
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
  const candidates = await likelyCandidates(ctx, given, audience)
  return nearBest(candidates)
    .slice(0, limit)
    .map(({ number, ...shown }) => ({ ...shown, number: audience === 'agents' ? formatNumber('problem', number) : null }))
}
