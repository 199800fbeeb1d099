import type { Tx } from '../../database/database.ts'
import { storable } from '../ids.ts'
import type { Op, WireError } from '../protocol/reply.ts'

/** What a step came to, as functions get it back. */
export type Memo = { data: unknown } | { error: WireError }

/** Notes that the function asked for a step; false when it had done so before. */
export async function addStep(tx: Tx, runId: string, op: Op): Promise<boolean> {
  const rows = await tx.query(
    `insert into engine.step (run_id, id, op, name) values ($1, $2, $3, $4)
     on conflict (run_id, id) do nothing returning 1 as added`,
    [runId, op.id, op.op, nameOf(op)],
  )
  return rows.length > 0
}

/** Stores what a step came to, unless that is known already; false then. */
export async function storeMemo(tx: Tx, runId: string, op: Op, memo: Memo): Promise<boolean> {
  const rows = await tx.query(
    `insert into engine.step (run_id, id, op, name, memo, position, done_at)
     values ($1, $2, $3, $4, $5, nextval('engine.step_position'), now())
     on conflict (run_id, id) do update
       set memo = excluded.memo, position = excluded.position, done_at = excluded.done_at
       where step.memo is null
     returning 1 as stored`,
    [runId, op.id, op.op, nameOf(op), JSON.stringify(memo)],
  )
  return rows.length > 0
}

/**
 * Lets the function run from its top again, now that it has more memos. One call that was not begun yet is enough
 * for everything that happened before it. With `afterPlanned`, steps that were planned in parallel are awaited: the
 * last of them lets it run.
 */
export async function enqueueRun(tx: Tx, runId: string, afterPlanned = false): Promise<void> {
  // The lock keeps the waiting call from being begun before we commit, without our memo.
  await tx.query(
    `with waiting as (
       select 1 from engine.job
       where run_id = $1 and kind = 'call' and step_id = 'step' and attempt = 0 and lease_until is null
       for update)
     insert into engine.job (run_id, function_id, kind, step_id, limits)
     select id, function_id, 'call', 'step', limits from engine.run
     where id = $1 and not exists (select 1 from waiting) and not ($2 and exists (
       select 1 from engine.step where run_id = $1 and memo is null and op = 'StepPlanned'))`,
    [runId, afterPlanned],
  )
}

export async function enqueueCall(tx: Tx, runId: string, stepId: string): Promise<void> {
  await tx.query(
    `insert into engine.job (run_id, function_id, kind, step_id, limits)
     select id, function_id, 'call', $2, limits from engine.run where id = $1`,
    [runId, stepId],
  )
}

/** Has something done about a step at `instant`, milliseconds since 1970. */
export async function enqueueTimer(
  tx: Tx,
  runId: string,
  kind: 'sleep' | 'wait_timeout' | 'invoke_timeout',
  stepId: string,
  instant: number,
): Promise<void> {
  await tx.query(
    `insert into engine.job (run_id, function_id, kind, step_id, due_at)
     select id, function_id, $2, $3, $4 from engine.run where id = $1`,
    [runId, kind, stepId, new Date(instant)],
  )
}

function nameOf(op: Op): string {
  return storable(op.displayName ?? op.name ?? '')
}
