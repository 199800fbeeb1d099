import type { Engine } from '../engine.ts'
import { startLoop, type Loop } from '../loop.ts'
import { internalEvent } from './events/event.ts'
import { nextTick } from './functions/config.ts'
import { createRuns } from './runs/create.ts'

const POLL = 500
/** Milliseconds between looks at schedules that a wrong clock has put off. */
const CHECK = 30_000

interface Schedule {
  function_id: string
  expression: string
}

/**
 * Starts the runs of schedules. Whoever moves a schedule's row forward starts its run, so there is one for each
 * tick however many engines there are; the next tick is counted from now, so what was missed is made up for once.
 */
export function startCron(engine: Engine): Loop {
  const { database, log, registry } = engine
  let checked = -Infinity
  return startLoop('cron', log, async () => {
    if (performance.now() - checked > CHECK) {
      await bringBack(database)
      checked = performance.now()
    }
    const started = await database.transaction(async (tx) => {
      const due = await tx.query<Schedule & { now: Date }>(
        `select function_id, expression, now() as now from engine.cron where next_at <= now()
         order by function_id, expression for update skip locked limit 100`,
      )
      // Another engine may have registered it a moment ago.
      if (due.some(({ function_id: id }) => !registry.get(id))) await registry.load(tx)
      for (const { function_id: id, expression, now } of due) {
        const next = nextTick(expression, now)
        await tx.query(
          `update engine.cron set next_at = coalesce($3::timestamptz, 'infinity')
           where function_id = $1 and expression = $2`,
          [id, expression, next],
        )
        const fn = registry.get(id)
        if (!fn?.active) continue
        const event = internalEvent('inngest/scheduled.timer', { cron: expression })
        await tx.query('insert into engine.event (id, name, body) values ($1, $2, $3)', [
          event.id,
          event.name,
          JSON.stringify(event.body),
        ])
        await createRuns(tx, [{ fn, event }])
      }
      return due.length
    })
    if (started > 0) engine.wake()
    const [next] = await database.query<{ wait: number | null }>(
      `select extract(epoch from min(next_at) - clock_timestamp())::float8 * 1000 as wait from engine.cron
       where next_at < now() + $1 * interval '1 millisecond'`,
      [POLL],
    )
    return Math.max(1, Math.ceil(next?.wait ?? POLL))
  })
}

/** A clock that was ahead for a while has put ticks where they would be waited for in vain: they are counted anew. */
async function bringBack(database: Engine['database']): Promise<void> {
  const schedules = await database.query<Schedule & { now: Date; next: Date }>(
    `select function_id, expression, now() as now, next_at as next from engine.cron where next_at > now() and next_at < 'infinity'`,
  )
  for (const { function_id: id, expression, now, next } of schedules) {
    const tick = nextTick(expression, now)
    if (tick && tick < next)
      await database.query('update engine.cron set next_at = $3 where function_id = $1 and expression = $2 and next_at = $4', [
        id,
        expression,
        tick,
        next,
      ])
  }
}
