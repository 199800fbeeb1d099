import { setTimeout as sleep } from 'node:timers/promises'
import type { Target } from './target'

export interface Run {
  run_id: string
  function_id: string
  status: string
  output: unknown
}

const api = async (target: Target, path: string, method = 'GET') => {
  const answer = await fetch(`${target.url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${target.signingKey}` },
  })
  return { status: answer.status, ...((await answer.json()) as { data?: unknown }) }
}

export async function runsOf(target: Target, eventId: string): Promise<Run[]> {
  const { data } = await api(target, `events/${eventId}/runs`)
  return (data ?? []) as Run[]
}

/** The runs of an event, once there are so many and all have ended. */
export async function endedRuns(target: Target, eventId: string | undefined, count = 1): Promise<Run[]> {
  let runs: Run[] = []
  await until(async () => {
    runs = await runsOf(target, eventId ?? '')
    return (
      runs.length >= count &&
      runs.every(({ status }) => ['Completed', 'Failed', 'Cancelled'].includes(status))
    )
  })
  return runs
}

/** The only run of an event, once it has ended. */
export async function endedRun(target: Target, eventId: string | undefined): Promise<Run> {
  const [run] = await endedRuns(target, eventId)
  if (!run) throw new Error('There is no run')
  return run
}

export const cancel = (target: Target, runId: string) => api(target, `runs/${runId}`, 'DELETE')

/** Waits for something to become true. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 100_000,
): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not become true in time')
    await sleep(25)
  }
}
