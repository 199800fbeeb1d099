import 'server-only'
import { systemSql } from '@/lib/platform/db/system'

export interface Backlog {
  /** Events not yet handed to the job engine, and the seconds since the oldest was written. */
  pending: number
  pendingAge: number
  /** Warnings and breaches whose time has come, and the seconds since the first of them was due. */
  due: number
  dueAge: number
}

/** Partial indexes answer all of it; counting stops where a number says no more than "many". */
const STATEMENT = `
select
  (select count(*)::int from (select from outbox_event where dispatched_at is null limit 10000) as pending) as pending,
  coalesce((select extract(epoch from now() - created_at)::float8 from outbox_event
    where dispatched_at is null order by created_at, id limit 1), 0) as "pendingAge",
  (select count(*)::int from (select from ticket_sla where timer_at <= now() limit 10000) as due) as due,
  coalesce((select extract(epoch from now() - timer_at)::float8 from ticket_sla
    where timer_at <= now() order by timer_at limit 1), 0) as "dueAge"`

/** What waits to be done, over all tenants. */
export async function backlog(): Promise<Backlog> {
  const [row] = await systemSql<Backlog>(STATEMENT)
  if (!row) throw new Error('A statement without FROM gives one row')
  return row
}
