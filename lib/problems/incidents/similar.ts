import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { findIncidents } from '@/lib/incidents/search/find'
import { formatNumber } from '@/lib/tickets/ref'
import { getProblem } from '../queries'
import { wordsOf } from '../trends/words'
import type { SimilarIncident } from './schema'

const LOOKED_AT = 50
const MOST = 15
/** Words of the problem that are searched for: those that say most stand first. */
const WORDS = 8

/**
 * Incidents that speak of what the problem speaks of and hang on none, the likeliest first: for somebody to decide.
 * @throws Forbidden, NotFound
 */
export async function similarIncidents(ctx: Ctx, ref: string): Promise<SimilarIncident[]> {
  authorize(ctx, 'problem.manage')
  const { title, symptoms, errorCode } = await getProblem(ctx, ref)
  const words = wordsOf(`${title} ${symptoms}`).slice(0, WORDS).map(({ shown }) => shown)
  if (errorCode) words.unshift(errorCode)
  if (words.length === 0) return []
  const found = await findIncidents(ctx, { number: null, clauses: [{ any: words }], filter: {}, limit: LOOKED_AT, offset: 0 })
  const linked = await tenantSql<{ id: string }>(ctx, {
    name: 'incidents-with-problem',
    text: 'select incident_id as id from problem_incident where incident_id = any($1::uuid[])',
    values: [found.map(({ id }) => id)],
  })
  const taken = new Set(linked.map(({ id }) => id))
  return found
    .filter(({ id }) => !taken.has(id))
    .slice(0, MOST)
    .map(({ id, number, title: name, status, priority, createdAt }) => ({ id, number: formatNumber('incident', number), title: name, status, priority, createdAt }))
}
