import type { Engine } from '../engine.ts'
import { startLoop, type Loop } from '../loop.ts'

/** Rows deleted by one statement: small enough that nobody waits for it. */
const BATCH = 500
const EVERY = 60_000

/** Forgets finished runs with their steps, events that no run needs, and keys that have expired. */
export function startRetention(engine: Engine): Loop {
  const { database, env, log } = engine
  const batches = [
    `delete from engine.run where id in (
       select id from engine.run where ended_at < now() - $2 * interval '1 hour' order by ended_at limit $1)
     returning 1 as gone`,
    `delete from engine.event where id in (
       select id from engine.event e where received_at < now() - $2 * interval '1 hour'
         and not exists (select 1 from engine.run r where r.event_id = e.id) order by received_at limit $1)
     returning 1 as gone`,
    `delete from engine.once where key in (
       select key from engine.once where expires_at < now() and $2 > 0 order by expires_at limit $1)
     returning 1 as gone`,
  ]
  return startLoop('retention', log, async () => {
    let more = false
    for (const statement of batches) {
      const gone = await database.query(statement, [BATCH, env.retentionHours])
      if (gone.length === BATCH) more = true
    }
    return more ? 100 : EVERY
  })
}
