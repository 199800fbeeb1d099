import 'server-only'
import type { log } from '@/lib/platform/log'
import { systemSql } from './system'

/** From how many rows written at once the planner is not left to guess. */
export const MANY_ROWS = 1_000

/**
 * Has PostgreSQL look at the tables of tickets again: after many rows at once it plans by what it knew before, until
 * autovacuum comes by. Where the role may not (PostgreSQL 16 and older), it skips them with a warning of its own;
 * a failure costs time and nothing else.
 */
export async function refreshStatistics(logger: Pick<ReturnType<typeof log>, 'warn'>): Promise<void> {
  try {
    await systemSql('analyze ticket, ticket_sla, ticket_measure, ticket_tag, timeline_entry, comment, watcher')
  } catch (error) {
    logger.warn({ error }, 'statistics of tickets not refreshed')
  }
}
