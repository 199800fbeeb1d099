import type { Tx } from '../../database/database.ts'
import { equalityKey } from '../events/equality.ts'
import type { IncomingEvent } from '../events/event.ts'
import { keyOf } from '../expressions.ts'
import type { RegisteredFunction } from '../functions/registry.ts'
import { digest, ulid } from '../ids.ts'

export interface NewRun {
  fn: RegisteredFunction
  event: IncomingEvent
  /** The step that invoked it. */
  parent?: { runId: string; stepId: string }
}

/** Creates runs with their first calls, and what may cancel them. Gives the ids of those that are really new. */
export async function createRuns(tx: Tx, wanted: NewRun[]): Promise<string[]> {
  const runs = await leaveOutRepeated(tx, wanted)
  if (runs.length === 0) return []
  const rows = runs.map(({ fn, event, parent }) => ({
    id: ulid(),
    function_id: fn.id,
    event_id: event.id,
    parent_run: parent?.runId,
    parent_step: parent?.stepId,
    limits: limitKeys(fn, event),
    // An event of the future starts its functions then.
    due: event.body.ts,
  }))
  await tx.query(
    `insert into engine.run (id, function_id, event_id, parent_run, parent_step, limits)
     select id, function_id, event_id, parent_run, parent_step, limits
     from json_to_recordset($1) as row(
       id text, function_id text, event_id text, parent_run text, parent_step text, limits text[])`,
    [JSON.stringify(rows)],
  )
  await tx.query(
    `insert into engine.job (run_id, function_id, kind, step_id, limits, due_at)
     select id, function_id, 'call', 'step', limits, greatest(now(), to_timestamp(due / 1000))
     from json_to_recordset($1) as row(id text, function_id text, limits text[], due float8)`,
    [JSON.stringify(rows)],
  )
  await addCancellations(tx, runs, rows)
  await addStartTimeouts(tx, runs, rows)
  return rows.map(({ id }) => id)
}

/** Of runs whose idempotency key was seen in the last 24 hours, only the first is made. */
async function leaveOutRepeated(tx: Tx, wanted: NewRun[]): Promise<NewRun[]> {
  const keys = new Map<NewRun, string>()
  for (const run of wanted) {
    const { idempotency } = run.fn
    if (idempotency && !run.parent)
      keys.set(run, digest('run', run.fn.id, keyOf(idempotency, run.event.body)))
  }
  if (keys.size === 0) return wanted
  const taken = await claimOnce(tx, [...keys.values()], '')
  return wanted.filter((run) => {
    const key = keys.get(run)
    // Of two in one request the first takes the key.
    return key === undefined || taken.delete(key)
  })
}

/** Takes keys for 24 hours; gives those that nobody held. */
export async function claimOnce(tx: Tx, keys: string[], value: string | string[]): Promise<Set<string>> {
  const unique = [...new Set(keys)].sort()
  const values = unique.map((key) => (typeof value === 'string' ? value : (value[keys.indexOf(key)] ?? '')))
  const rows = await tx.query<{ key: string }>(
    `insert into engine.once (key, value, expires_at)
     select key, value, now() + interval '24 hours' from unnest($1::text[], $2::text[]) as given(key, value)
     on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at
       where once.expires_at < now()
     returning key`,
    [unique, values],
  )
  return new Set(rows.map(({ key }) => key))
}

/** One key for each limit of the function. They stand in an index, so that a long value is there by its digest. */
function limitKeys(fn: RegisteredFunction, event: IncomingEvent): string[] {
  return fn.limits.map(({ key }, index) => {
    const value = key && keyOf(key, event.body)
    return JSON.stringify([fn.id, index, value && value.length > 64 ? digest(value) : value])
  })
}

async function addCancellations(tx: Tx, runs: NewRun[], rows: { id: string }[]): Promise<void> {
  const waits = runs.flatMap(({ fn, event }, index) =>
    fn.cancellations.map(({ event: name, expression, within }) => ({
      run_id: rows[index]?.id,
      event: name,
      key: equalityKey(expression, event.body),
      expression,
      within,
    })),
  )
  if (waits.length === 0) return
  await tx.query(
    `insert into engine.wait (run_id, event, key, expression, expires_at)
     select run_id, event, key, expression, now() + within * interval '1 millisecond'
     from json_to_recordset($1) as row(run_id text, event text, key text, expression text, within float8)`,
    [JSON.stringify(waits)],
  )
}

async function addStartTimeouts(tx: Tx, runs: NewRun[], rows: { id: string; due: number }[]): Promise<void> {
  const timeouts = runs.flatMap(({ fn }, index) => {
    const row = rows[index]
    return fn.startTimeout === undefined || !row
      ? []
      : [{ run_id: row.id, function_id: fn.id, due: row.due, within: fn.startTimeout }]
  })
  if (timeouts.length === 0) return
  await tx.query(
    `insert into engine.job (run_id, function_id, kind, step_id, due_at)
     select run_id, function_id, 'start_timeout', '',
       greatest(now(), to_timestamp(due / 1000)) + within * interval '1 millisecond'
     from json_to_recordset($1) as row(run_id text, function_id text, due float8, within float8)`,
    [JSON.stringify(timeouts)],
  )
}
