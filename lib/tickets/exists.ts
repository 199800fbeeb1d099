import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from './access'
import type { TicketKind } from './ref'
import { isTicket } from './ref-condition'

export interface FoundTicket {
  id: string
  /** The ticket, and those that were merged into it, as far as the actor may see them: what its lists are made of. */
  parts: readonly string[]
}

/** Answers of requests that are being served; they end with their context. */
const asked = new WeakMap<Ctx, Map<string, Promise<FoundTicket>>>()

/** The id of a ticket that the actor may see. @throws NotFound */
export const requireTicket = async (ctx: Ctx, kind: TicketKind, ref: string): Promise<string> => (await requireParts(ctx, kind, ref)).id

/**
 * A ticket that the actor may see, with its parts. A page reads several lists of one ticket at once: within a
 * context they share one answer.
 * @throws NotFound
 */
export async function requireParts(ctx: Ctx, kind: TicketKind, ref: string): Promise<FoundTicket> {
  const known = asked.get(ctx) ?? new Map<string, Promise<FoundTicket>>()
  asked.set(ctx, known)
  const answer = known.get(`${kind} ${ref}`) ?? findTicket(ctx, kind, ref)
  known.set(`${kind} ${ref}`, answer)
  return answer
}

async function findTicket(ctx: Ctx, kind: TicketKind, ref: string): Promise<FoundTicket> {
  const params = new SqlParams()
  const visible = visibleTickets(ctx, params)
  const text = `select found.id, array(
      with recursive part(id) as (
        select found.id union select t.id from part join ticket t on t.merged_into_id = part.id where ${visible}
      ) select id from part) as parts
    from (select t.id from ticket t where ${isTicket(kind, ref, params)} and ${visible}) found`
  const rows = await tenantSql<FoundTicket>(ctx, { text, values: params.values })
  if (!rows[0]) throw new NotFound('Ticket')
  return rows[0]
}
