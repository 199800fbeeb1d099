import type { Tx } from '../../database/database.ts'

/** A run as the API shows it; field names and states are those of Inngest's own API. */
export interface RunView {
  run_id: string
  function_id: string
  event_id: string
  status: string
  run_started_at: Date
  ended_at: Date | null
  output: unknown
}

const COLUMNS = `id as run_id, function_id, event_id, initcap(status) as status,
  coalesce(started_at, created_at) as run_started_at, ended_at, output`

/** The runs that an event started, by the engine's id of the event. */
export function runsOfEvent(tx: Tx, eventId: string): Promise<RunView[]> {
  return tx.query<RunView>(`select ${COLUMNS} from engine.run where event_id = $1 order by id`, [eventId])
}

export interface StepView {
  id: string
  op: string
  name: string
  memo: unknown
  created_at: Date
  done_at: Date | null
}

/** One run with its steps, in the order in which they were asked for. */
export async function runById(tx: Tx, id: string): Promise<(RunView & { steps: StepView[] }) | undefined> {
  const [run] = await tx.query<RunView>(`select ${COLUMNS} from engine.run where id = $1`, [id])
  if (!run) return undefined
  const steps = await tx.query<StepView>(
    `select id, op, name, memo, created_at, done_at from engine.step where run_id = $1
     order by created_at, position`,
    [id],
  )
  return { ...run, steps }
}
