import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { formatNumber } from '@/lib/tickets/ref'
import { parseSearch } from '@/lib/tickets/search/parse'
import { LONGEST_SEARCH } from '@/lib/tickets/search/schema'
import type { IncidentDto } from '../schema'
import { findIncidents, findTickets, type Found } from './find'
import { filterOf } from './resolve'

export type IncidentHit = Pick<IncidentDto, 'id' | 'number' | 'title' | 'status' | 'priority'>

export type TicketHit = Pick<Found, 'id' | 'kind' | 'title' | 'status'> & { number: string }

const MOST = 10

/**
 * The few incidents that somebody may mean who is still typing: the one of that number first, then those with the
 * words, the last of which may go on.
 * @throws Forbidden
 */
export async function searchIncidents(ctx: Ctx, text: string): Promise<IncidentHit[]> {
  const found = await suggest(ctx, text, findIncidents)
  return found.map(({ id, number, title, status, priority }) => ({ id, number: formatNumber('incident', number), title, status, priority }))
}

/** The same of incidents and problems. @throws Forbidden */
export async function suggestTickets(ctx: Ctx, text: string): Promise<TicketHit[]> {
  const found = await suggest(ctx, text, findTickets)
  return found.map(({ id, kind, number, title, status }) => ({ id, kind, number: formatNumber(kind, number), title, status }))
}

async function suggest<T>(ctx: Ctx, text: string, find: (ctx: Ctx, wanted: Parameters<typeof findTickets>[1]) => Promise<T[]>): Promise<T[]> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const { clauses, operators, ...named } = parseSearch(text.slice(0, LONGEST_SEARCH), { begun: true })
  if (clauses.length === 0 && operators.length === 0) return []
  try {
    return await find(ctx, { ...named, clauses, filter: await filterOf(ctx, operators), limit: MOST, offset: 0 })
  } catch (error) {
    // An operator whose value is not finished yet is no failure.
    if (error instanceof ValidationFailed) return []
    throw error
  }
}
