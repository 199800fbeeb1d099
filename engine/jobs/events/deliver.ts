import type { Tx } from '../../database/database.ts'
import { holds } from '../expressions.ts'
import { endRun } from '../runs/end.ts'
import { lockRuns, resumeStep } from '../runs/resume.ts'
import { equalityKeys } from './equality.ts'
import type { EventBody, IncomingEvent } from './event.ts'

interface Wait {
  id: string
  run_id: string
  /** Null for what cancels the run. */
  step_id: string | null
  event: string
  expression: string | null
  event_id: string
  body: EventBody
}

/**
 * Brings events, just stored, to the runs that wait for them and to those that they cancel: never to the run that
 * an event itself started, nor to one that a later event of the same request started. Gives the events that tell
 * of cancelled runs.
 */
export async function deliver(tx: Tx, events: IncomingEvent[]): Promise<IncomingEvent[]> {
  const found = await waitsFor(tx, events)
  if (found.length === 0) return []
  const alive = await lockRuns(tx, [...new Set(found.map(({ run_id: id }) => id))])
  const order = new Map(events.map(({ id }, index) => [id, index]))
  const over = new Set<string>()
  const told: IncomingEvent[] = []
  for (const [index, event] of events.entries()) {
    for (const wait of found) {
      if (wait.event !== event.name || over.has(wait.id) || !alive.has(wait.run_id)) continue
      if ((order.get(wait.event_id) ?? -1) >= index) continue
      if (!holds(wait.expression, wait.body, event.body)) continue
      over.add(wait.id)
      if (wait.step_id !== null) {
        await resumeStep(tx, wait.run_id, wait.step_id, { data: event.body })
      } else {
        alive.delete(wait.run_id)
        told.push(
          ...(await endRun(tx, wait.run_id, { status: 'cancelled', reason: `by event ${event.name}` })),
        )
      }
    }
  }
  return told
}

async function waitsFor(tx: Tx, events: IncomingEvent[]): Promise<Wait[]> {
  const names = [...new Set(events.map(({ name }) => name))]
  const [any] = await tx.query('select 1 from engine.wait where event = any($1) limit 1', [names])
  if (!any) return []
  return tx.query<Wait>(
    `select w.id, w.run_id, w.step_id, w.event, w.expression, r.event_id, e.body
     from engine.wait w
     join engine.run r on r.id = w.run_id
     join engine.event e on e.id = r.event_id
     where w.event = any($1) and (w.key is null or w.key = any($2))
       and (w.expires_at is null or w.expires_at > now())
     order by w.id`,
    [names, [...new Set(events.flatMap(({ body }) => equalityKeys(body)))]],
  )
}
