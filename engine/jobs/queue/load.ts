import type { Engine } from '../../engine.ts'
import type { Job, Loaded } from './job.ts'

/**
 * What the claimed calls are made of. Runs of which this is the first call are running from now on, and their time
 * to finish begins.
 */
export async function loadCalls(engine: Engine, jobs: Job[]): Promise<Map<string, Loaded>> {
  const limited = jobs.flatMap(({ runId, functionId }) => {
    const finish = engine.registry.get(functionId)?.finishTimeout
    return finish === undefined ? [] : [{ run: runId, function: functionId, finish }]
  })
  const ids = jobs.map(({ runId }) => runId)
  const rows = await engine.database.query<Loaded>(
    `with started as (
       update engine.run set status = 'running', started_at = now()
       where id = any($1) and status = 'scheduled' returning id
     ), deadline as (
       insert into engine.job (run_id, function_id, kind, step_id, due_at)
       select run, function, 'finish_timeout', '', now() + finish * interval '1 millisecond'
       from json_to_recordset($2) as row(run text, function text, finish float8) join started on started.id = run
     )
     select r.id as "runId", e.body as event, coalesce(s.steps, '{}') as steps, coalesce(s.stack, '{}') as stack,
       coalesce(s.pending, false) or (
         select count(*) > 1 from engine.job j where j.run_id = r.id and j.kind = 'call' and j.lease_until > now()
       ) as "planOnly"
     from engine.run r
     join engine.event e on e.id = r.event_id
     left join lateral (
       select json_object_agg(id, memo) filter (where memo is not null) as steps,
         array_agg(id order by position) filter (where memo is not null) as stack,
         bool_or(memo is null) as pending
       from engine.step where run_id = r.id
     ) s on true
     where r.id = any($1) and r.ended_at is null`,
    [ids, JSON.stringify(limited)],
  )
  return new Map(rows.map((row) => [row.runId, row]))
}
