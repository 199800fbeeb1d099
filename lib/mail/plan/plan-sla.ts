import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { slaNoticeKey } from '@/lib/sla/timers/notice-key'
import { CLOCK_EVENTS, SLA_METRICS } from '@/lib/sla/types'
import { z } from 'zod'
import { recipientsOf, type Occasion } from '../matrix/recipients'
import { readPeople, readTickets } from './facts'
import { ownAddresses } from './own-addresses'
import { preferencesOf } from './plan-event'
import { readSetup } from './setup'
import { readPlaces } from './thread'
import { writePlan, type Planned, type Telling } from './write'

/** A warning or breach that was told on the timeline. */
const slaToldItem = z.object({
  ticketId: z.uuid(),
  metric: z.enum(SLA_METRICS),
  event: z.enum(CLOCK_EVENTS),
  at: z.iso.datetime(),
  dueAt: z.iso.datetime(),
})

const EVENTS = { warning: 'sla_warning', breach: 'sla_breach' } as const

/**
 * Tells people of warnings and breaches, a batch of them, as the tenant's matrix says. Whom the policy itself has
 * notified has that notice and no second one: both have the same key.
 */
export async function planSla(ctx: Ctx, input: unknown): Promise<Planned> {
  const items = parse(z.array(slaToldItem).max(1_000), input)
  const plan = await withTenant(ctx, async (tx) => {
    const tickets = await readTickets(tx, items.map(({ ticketId }) => ticketId))
    const people = await readPeople(tx, [...tickets.values()], { actorId: null, text: '' })
    const setup = await readSetup(tx)
    const around = { ...setup, people, ...preferencesOf(people), ownAddresses: await ownAddresses(tx, ctx.tenant) }
    const tellings = items.flatMap(({ ticketId, metric, event, at, dueAt }): Telling[] => {
      const ticket = tickets.get(ticketId)
      if (!ticket) return []
      const occasion: Occasion = { event: EVENTS[event], internal: false, actorId: null }
      const key = slaNoticeKey({ event, metric, ticketId, at })
      return recipientsOf([occasion], ticket, around).map((told) => ({
        told, ticket, comment: null, actor: null, sla: { metric, dueAt }, key, withheld: null,
      }))
    })
    return { ...setup, tellings, placeOf: await readPlaces(tx, [...tickets.keys()]) }
  })
  return writePlan(ctx, plan.tellings, plan)
}
