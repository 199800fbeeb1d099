import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from './access'
import type { TicketKind } from './ref'
import { isTicket } from './ref-condition'

/** Answers of requests that are being served; they end with their context. */
const asked = new WeakMap<Ctx, Map<string, Promise<string>>>()

/**
 * The id of a ticket that the actor may see. A page reads several lists of one ticket at once: within a
 * context they share one answer.
 * @throws NotFound
 */
export async function requireTicket(ctx: Ctx, kind: TicketKind, ref: string): Promise<string> {
  const known = asked.get(ctx) ?? new Map<string, Promise<string>>()
  asked.set(ctx, known)
  const answer = known.get(`${kind} ${ref}`) ?? findTicket(ctx, kind, ref)
  known.set(`${kind} ${ref}`, answer)
  return answer
}

async function findTicket(ctx: Ctx, kind: TicketKind, ref: string): Promise<string> {
  const params = new SqlParams()
  const text = `select t.id from ticket t where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params)}`
  const rows = await tenantSql<{ id: string }>(ctx, { text, values: params.values })
  if (!rows[0]) throw new NotFound('Ticket')
  return rows[0].id
}
