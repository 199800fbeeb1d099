import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from '../budgets'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import { startEngine, type Stack } from '../servers'
import { AHEAD, latenessOf, makeDue, type Dense } from './due'
import { lateness, seconds } from './lateness'

/** How long the engine is away, in milliseconds: longer than a look at the timers that was under way. */
const AWAY = 5_000

/** Kills the engine while timers go off, starts it again, and sees when the first breach is told after that. */
export async function engineKilled(database: BenchDatabase, stack: Stack): Promise<Verdict> {
  const dense: Dense = { count: 600, from: Date.now() + AHEAD, seconds: 30 }
  await makeDue(database.url, dense)
  await sleep(dense.from + 8_000 - Date.now())
  const { port, kill } = stack.engine
  await kill()
  await sleep(AWAY)
  const started = Date.now()
  stack.engine = await startEngine(database, stack, port)
  const late = await latenessOf(database.url, dense)
  const [row] = await sql<{ first: number }>(
    database.url,
    `select extract(epoch from min(pg_xact_commit_timestamp(xmin)) - $1::timestamptz)::float as first from timeline_entry
     where type = 'sla_breach' and at >= $2 and pg_xact_commit_timestamp(xmin) > $1::timestamptz`,
    [new Date(started), new Date(dense.from)],
  )
  const figure = `first breach ${seconds(row?.first ?? NaN)} after it began again; all told once, ${lateness(late)}`
  return limit(`engine killed with timers pending, away ${AWAY / 1_000} s`, figure, '', null)
}
