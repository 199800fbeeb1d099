import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { occasionsOf } from '../matrix/occasions'
import { recipientsOf, type Told } from '../matrix/recipients'
import { readEvent } from './event'
import { commentFacts, readComment, readPeople, readTickets, type KnownPerson, type OutboxEvent, type TicketFacts } from './facts'
import { ownAddresses } from './own-addresses'
import { readSetup } from './setup'
import { readPlaces } from './thread'
import { writePlan, type Planned, type Telling } from './write'

/** Confirmations that one person is sent for what they mailed: more of them, in so many milliseconds, are a loop. */
const MOST_CONFIRMATIONS = 10
const CONFIRMATION_WINDOW = 3 * 3_600_000

/**
 * Tells people of an event of the outbox: the tenant's matrix says whom and how, their preferences what of it they
 * want. Done again, it adds nothing.
 */
export async function planEvent(ctx: Ctx, eventId: string): Promise<Planned> {
  const plan = await withTenant(ctx, (tx) => readPlan(tx, ctx, eventId))
  return plan ? writePlan(ctx, plan.tellings, plan) : { mails: 0, notices: 0 }
}

async function readPlan(tx: Tx, ctx: Ctx, eventId: string) {
  const event = await readEvent(tx, eventId)
  const ticket = event && (await readTickets(tx, [event.ticketId])).get(event.ticketId)
  if (!event || !ticket || isBacklog(ctx, event, ticket)) return null
  const said = await readComment(tx, event)
  const people = await readPeople(tx, [ticket], { actorId: event.actorId, text: said?.bodyText ?? '' })
  const comment = said && commentFacts(said, ticket, people)
  const occasions = occasionsOf(event, { ...ticket, comment })
  if (occasions.length === 0) return null
  const setup = await readSetup(tx)
  const told = recipientsOf(occasions, ticket, { ...setup, people, ...preferencesOf(people), ownAddresses: await ownAddresses(tx, ctx.tenant) })
  if (told.length === 0) return null
  const loop = await isLoop(tx, ctx, ticket)
  const actor = people.find(({ id }) => id === event.actorId)?.name ?? null
  const tellings = told.map((one): Telling => ({ told: one, ticket, comment, actor, sla: null, key: event.id, withheld: withheldFor(one, loop) }))
  return { ...setup, placeOf: await readPlaces(tx, [ticket.id]), tellings }
}

/** Days beyond the tenant's delay after which a ticket that Farol closes was none that anybody waited for. */
const BACKLOG_DAYS = 2

/** Whether Farol closes what was resolved long ago: after an import, or where the delay was shortened, a thousand at once. */
function isBacklog(ctx: Ctx, { type, actorId, at }: OutboxEvent, { resolvedAt }: TicketFacts): boolean {
  if (!type.endsWith('.closed') || actorId !== null || resolvedAt === null) return false
  return at.getTime() - resolvedAt.getTime() > (ctx.tenant.settings.autoCloseDays + BACKLOG_DAYS) * 86_400_000
}

/** What people have chosen, as the matrix asks for it. */
export const preferencesOf = (people: readonly KnownPerson[]) => {
  const byId = new Map(people.map(({ id, preferences }) => [id, preferences]))
  return { preferencesOf: (id: string, event: Told['event']) => byId.get(id)?.[event] }
}

const withheldFor = ({ event }: Told, loop: boolean): string | null => (loop && event === 'received' ? 'automatic_limit' : null)

/** Whether the requester's mail has been confirmed so often that a machine must be answering. */
async function isLoop(tx: Tx, ctx: Ctx, { channel, requesterId }: TicketFacts): Promise<boolean> {
  if (channel !== 'email') return false
  const [row] = await txSql<{ count: number }>(
    tx,
    `select count(*)::int as count from mail_delivery
      where user_id = $1::uuid and event = 'received' and status <> 'suppressed' and created_at > $2::timestamptz`,
    [requesterId, new Date(ctx.now.getTime() - CONFIRMATION_WINDOW)],
  )
  return (row?.count ?? 0) >= MOST_CONFIRMATIONS
}
