import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { formatNumber } from '@/lib/tickets/ref'
import { parseSearch } from '@/lib/tickets/search/parse'
import { LONGEST_SEARCH } from '@/lib/tickets/search/schema'
import type { IncidentDto } from '../schema'
import { findIncidents } from './find'
import { filterOf } from './resolve'

export type IncidentHit = Pick<IncidentDto, 'id' | 'number' | 'title' | 'status' | 'priority'>

const MOST = 10

/**
 * The few incidents that somebody may mean who is still typing: the one of that number first, then those with the
 * words, the last of which may go on.
 * @throws Forbidden
 */
export async function searchIncidents(ctx: Ctx, text: string): Promise<IncidentHit[]> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const { number, clauses, operators } = parseSearch(text.slice(0, LONGEST_SEARCH), { begun: true })
  if (clauses.length === 0 && operators.length === 0) return []
  try {
    const found = await findIncidents(ctx, { number, clauses, filter: await filterOf(ctx, operators), limit: MOST, offset: 0 })
    return found.map(({ id, number: n, title, status, priority }) => ({ id, number: formatNumber('incident', n), title, status, priority }))
  } catch (error) {
    // An operator whose value is not finished yet is no failure.
    if (error instanceof ValidationFailed) return []
    throw error
  }
}
