import 'server-only'
import { insertNotices, type Notice } from '@/lib/notifications/insert'
import type { SystemSql } from '@/lib/platform/db/system'
import { log } from '@/lib/platform/log'
import { formatNumber } from '@/lib/tickets/ref'
import { recipientsOf, type Person } from '../escalation/recipients'
import { actionsOf, audiencesOf, type Audience } from '../escalation/rules'
import type { Escalation } from '../types'
import { announce } from './announce'
import { postpone, type DueTicket } from './due'
import { escalationsFor, type PolicyKey } from './escalations'
import { slaNoticeKey } from './notice-key'
import { peopleFor } from './people'
import { tellingOf, type Told } from './telling'
import { entryType, writeTellings, type TicketTelling } from './write'

/**
 * Tells all that is due on tickets that the transaction holds. One whose data make no sense is put off, and holds up
 * nobody.
 */
export async function tell(sql: SystemSql, tickets: readonly DueTicket[], now: Date): Promise<Told[]> {
  const tellings: Omit<TicketTelling, 'escalating'>[] = []
  for (const ticket of tickets) {
    const telling = readable(ticket, now)
    if (telling) tellings.push({ ticket, telling })
    else await postpone(sql, now, ticket)
  }
  if (tellings.length === 0) return []
  const policies = tellings.flatMap(({ ticket: { tenantId }, telling }) =>
    telling.events.map(({ clock: { policy } }): PolicyKey => ({ tenantId, ...policy })),
  )
  const escalationsOf = await escalationsFor(sql, policies)
  const rulesOf = ({ tenantId }: DueTicket, { clock: { policy } }: Told) => escalationsOf({ tenantId, ...policy })
  await writeTellings(sql, tellings.map((one) => ({ ...one, escalating: escalatingOf(one, rulesOf) })), now)
  await insertNotices(sql, await noticesOf(sql, tellings, rulesOf), now)
  await announce(sql, tellings, now)
  return tellings.flatMap(({ telling }) => telling.events)
}

function readable(ticket: DueTicket, now: Date) {
  try {
    // What lies in the bin keeps quiet, and its timer is taken away.
    return ticket.deleted || ticket.silent ? { ...ticket, events: [] } : tellingOf(ticket, now.toISOString())
  } catch (error) {
    log().error({ error, tenantId: ticket.tenantId, ticketId: ticket.ticketId }, 'The clocks of a ticket cannot be read')
    return null
  }
}

type RulesOf = (ticket: DueTicket, told: Told) => readonly Escalation[]

const escalatingOf = ({ ticket, telling }: Omit<TicketTelling, 'escalating'>, rulesOf: RulesOf): ReadonlySet<Told> =>
  new Set(telling.events.filter((told) => !told.escalated && actionsOf(rulesOf(ticket, told), told.metric, told.event) !== null))

async function noticesOf(sql: SystemSql, tellings: readonly Omit<TicketTelling, 'escalating'>[], rulesOf: RulesOf): Promise<Notice[]> {
  const wanted = tellings.flatMap(({ ticket, telling }) =>
    telling.events.flatMap((told) => {
      const audiences = audiencesOf(rulesOf(ticket, told), told.metric, told.event)
      return audiences.size > 0 ? [{ ticket, told, audiences }] : []
    }),
  )
  const peopleOf = await peopleFor(sql, wanted.map(({ ticket }) => ticket))
  return wanted.flatMap(({ ticket, told, audiences }) => noticesTo(ticket, told, audiences, peopleOf(ticket.tenantId)))
}

function noticesTo(ticket: DueTicket, told: Told, audiences: ReadonlySet<Audience>, people: readonly Person[]): Notice[] {
  const { tenantId, ticketId, kind, number, title } = ticket
  const { metric, event, at, dueAt } = told
  const notice = {
    tenantId,
    type: entryType(event),
    key: slaNoticeKey({ event, metric, ticketId, at }),
    ticketId,
    data: { number: formatNumber(kind, number), title, metric, dueAt },
  }
  return recipientsOf(ticket, audiences, people).map((userId) => ({ ...notice, userId }))
}
