import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { processWide } from '@/lib/platform/process-wide'
import type { OutgoingEvent } from './send'

/** A row of the outbox that is about to be sent. */
export interface LeavingEvent {
  tenantId: string
  id: string
  type: string
}

type Companion = (sql: SystemSql, leaving: readonly LeavingEvent[]) => Promise<readonly OutgoingEvent[]>

const companions = processWide('jobs.relay.companions', () => new Map<string, Companion>())

/**
 * Sends further events along with those of each batch, in the same request: as sure to arrive, and maybe twice. For
 * work over many events and tenants that would cost too much as one run each. A companion is asked within the relay's
 * transaction: one indexed query at most, and nothing that may fail by itself.
 */
export function accompany(name: string, companion: Companion): void {
  companions.set(name, companion)
}

export async function companionsOf(sql: SystemSql, leaving: readonly LeavingEvent[]): Promise<OutgoingEvent[]> {
  const events: OutgoingEvent[] = []
  for (const companion of companions.values()) events.push(...(await companion(sql, leaving)))
  return events
}
