import 'server-only'
import { matchKnownErrors } from '@/lib/problems/known-errors/match'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { audienceOf } from '../public/audience'
import { countedQuery } from '../search/counted-query'
import { likelyArticles } from '../search/likely'
import { suggestInput, type Suggestion } from './schema'

const MOST = 4

/**
 * What may answer somebody who writes a ticket, while they write: known errors that are published to requesters, and
 * articles that they may read. Asked again and again; each offer is counted once for each attempt.
 *
 * @throws Forbidden, ValidationFailed
 */
export async function suggest(ctx: Ctx, input: unknown): Promise<Suggestion[]> {
  authorize(ctx, 'incident.create')
  const { session, title, description } = parse(suggestInput, input)
  const [errors, articles] = await Promise.all([
    matchKnownErrors(ctx, { title, description }, { audience: 'requesters', limit: 2 }),
    likelyArticles(audienceOf(ctx), { title, description }, { limit: MOST }),
  ])
  const offered: Suggestion[] = [
    ...errors.map(({ problemId, title: named, score }) => ({ kind: 'known_error' as const, id: problemId, title: named, summary: '', locale: ctx.tenant.locale, score })),
    ...articles.map(({ id, title: named, summary, locale, score }) => ({ kind: 'article' as const, id, title: named, summary, locale, score })),
  ].slice(0, MOST)
  await countOffered(ctx, session, countedQuery(title) ?? '', offered)
  return offered
}

async function countOffered(ctx: Ctx, session: string, query: string, offered: readonly Suggestion[]): Promise<void> {
  if (offered.length === 0) return
  await tenantSql(ctx, {
    name: 'deflection_offered',
    text: `insert into deflection (tenant_id, id, session_id, at, user_id, place, query, target_kind, target_id, outcome)
      select $1::uuid, o.id, $2::uuid, $3::timestamptz, $4::uuid, 'portal', $5, o.kind, o.target, 'offered'
      from unnest($6::uuid[], $7::text[], $8::uuid[]) as o(id, kind, target)
      on conflict (tenant_id, session_id, target_id) do nothing`,
    values: [
      ctx.tenant.id, session, ctx.now, actorUserId(ctx), query,
      offered.map(() => newId()), offered.map(({ kind }) => kind), offered.map(({ id }) => id),
    ],
  })
}
