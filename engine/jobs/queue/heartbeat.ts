import { LIVENESS_LOCK } from '../../database/listener.ts'
import type { Engine } from '../../engine.ts'
import { startLoop, type Loop } from '../../loop.ts'
import type { Dispatcher } from './dispatch.ts'
import { LEASE_SECONDS } from './lease.ts'

/** Milliseconds between signs of life. */
const BEAT = 1_000
/** Signs of life that a lease must have missed before it is taken from an engine whose lock is gone. */
const MISSED = 4

/**
 * Prolongs the leases of the calls in flight, and frees those of engines that died: their lock is gone and their
 * leases are not prolonged any more. Without the lock's help they would hold until they expire.
 */
export function startHeartbeat(engine: Engine, dispatcher: Dispatcher): Loop {
  return startLoop('heartbeat', engine.log, async () => {
    const { database, number } = engine
    await database.query(
      `update engine.job set lease_until = now() + $3 * interval '1 second'
       where id = any($1::bigint[]) and lease_by = $2 and lease_until is not null`,
      [dispatcher.inFlight(), number, LEASE_SECONDS],
    )
    const freed = await database.query(
      `update engine.job set lease_by = null, lease_until = null
       where lease_until < now() + $2 * interval '1 second' and lease_by <> $1 and not exists (
         select 1 from pg_locks l join pg_database d on d.oid = l.database
         where l.locktype = 'advisory' and l.objsubid = 2 and d.datname = current_database()
           and l.classid = $3 and l.objid = lease_by::oid)
       returning 1 as freed`,
      [number, LEASE_SECONDS - (MISSED * BEAT) / 1_000, LIVENESS_LOCK],
    )
    if (freed.length > 0) {
      engine.log.warn({ calls: freed.length }, 'Took over the calls of an engine that died')
      engine.wake()
    }
    return BEAT
  })
}
