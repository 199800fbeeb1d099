import 'server-only'
import { systemSql, systemTransaction, type SystemSql } from '@/lib/platform/db/system'
import { Conflict, DomainError } from '@/lib/platform/errors'
import { relaySoon } from '@/lib/platform/jobs/relay/relay'
import { log } from '@/lib/platform/log'
import { slaEventFired } from '@/lib/platform/metrics/sla'
import { tell } from './batch'
import { lockOldest, lockOne, nextTimer, postpone, type DueTicket, type TicketKey } from './due'
import type { Told } from './telling'

export interface Drained {
  /** Warnings and breaches told. */
  fired: number
  /** When the earliest timer that is left goes off, in epoch milliseconds. */
  next: number | null
  /** More may be due already. */
  behind: boolean
}

/** Tickets in one transaction: verbs on them wait until it is over. */
const BATCH = 500

/**
 * Tells the warnings and breaches whose time has come, of all tenants, the oldest first: on the timeline, in the
 * audit, to people and to jobs, with the clocks advanced and marked in the same transaction. So each is told once,
 * whoever is killed when, and however many do this at the same time.
 *
 * @param limit tickets that are looked at
 * @throws DomainError when the database cannot serve
 */
export async function drainDue(now: Date, { limit = BATCH } = {}): Promise<Drained> {
  let tickets: DueTicket[] = []
  let told: Told[]
  try {
    told = await tellHeld(now, async (sql) => (tickets = await lockOldest(sql, now, limit)))
  } catch (error) {
    if (tickets.length === 0 || passes(error)) throw error
    log().warn({ error, tickets: tickets.length }, 'A batch of SLA timers failed; its tickets are told one by one')
    told = await oneByOne(now, tickets)
  }
  for (const { event, at } of told) slaEventFired(event, (now.getTime() - Date.parse(at)) / 1_000)
  if (told.length > 0) relaySoon()
  return { fired: told.length, next: await nextTimer(systemSql), behind: tickets.length === limit }
}

const tellHeld = (now: Date, lock: (sql: SystemSql) => Promise<DueTicket[]>): Promise<Told[]> =>
  systemTransaction(async (sql) => tell(sql, await lock(sql), now))

async function oneByOne(now: Date, keys: readonly TicketKey[]): Promise<Told[]> {
  const told: Told[] = []
  for (const key of keys) {
    try {
      told.push(...(await tellHeld(now, (sql) => lockOne(sql, now, key))))
    } catch (error) {
      if (passes(error)) throw error
      const { tenantId, ticketId } = key
      log().error({ error, tenantId, ticketId }, 'The SLA of a ticket cannot be told; it is tried again in an hour')
      await postpone(systemSql, now, key)
    }
  }
  return told
}

/** The database is busy or away, or somebody else was faster: the tickets are not to blame. */
const passes = (error: unknown): boolean => error instanceof Conflict || (error instanceof DomainError && error.status === 503)
