import type { Engine } from '../engine.ts'
import { startLoop, type Loop } from '../loop.ts'
import { internalEvent } from './events/event.ts'
import { nextTick } from './functions/config.ts'
import { createRuns } from './runs/create.ts'

const POLL = 500

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
  return startLoop('cron', log, async () => {
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
