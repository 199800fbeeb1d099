import type { Tx } from '../../database/database.ts'
import { holds } from '../expressions.ts'
import { isNamed, type Registry } from '../functions/registry.ts'
import { claimOnce, createRuns, type NewRun } from '../runs/create.ts'
import type { IncomingEvent } from './event.ts'
import { deliver } from './deliver.ts'

/**
 * Takes events in: stores them, lets the runs that wait for them go on, cancels those that they cancel, and
 * starts what they start. Events that are known already are passed over. Gives the id of each, in order: for a
 * repeated event, that of the first.
 */
export async function receiveEvents(tx: Tx, registry: Registry, given: IncomingEvent[]): Promise<string[]> {
  const { fresh, ids } = await leaveOutRepeated(tx, given)
  // Not as one JSON value, whose functions do not know the escape of NUL.
  const stored = await tx.query<{ id: string }>(
    `insert into engine.event (id, name, body)
     select id, name, body from unnest($1::text[], $2::text[], $3::json[]) as given(id, name, body)
     on conflict (id) do nothing returning id`,
    [fresh.map(({ id }) => id), fresh.map(({ name }) => name), fresh.map(({ body }) => JSON.stringify(body))],
  )
  const isStored = new Set(stored.map(({ id }) => id))
  const events = fresh.filter(({ id }) => isStored.has(id))
  await createRuns(
    tx,
    events.flatMap((event) => startedBy(registry, event)),
  )
  const told = await deliver(tx, events)
  await receiveInternal(tx, registry, told)
  return ids
}

/** Takes in events of the engine's own making that somebody may want to know of; the others are not stored. */
export async function receiveInternal(tx: Tx, registry: Registry, events: IncomingEvent[]): Promise<void> {
  if (events.length === 0) return
  const waited = await tx.query<{ event: string }>(
    'select distinct event from engine.wait where event = any($1)',
    [[...new Set(events.map(({ name }) => name))]],
  )
  const names = new Set(waited.map(({ event }) => event))
  const wanted = events.filter((event) => names.has(event.name) || startedBy(registry, event).length > 0)
  if (wanted.length > 0) await receiveEvents(tx, registry, wanted)
}

function startedBy(registry: Registry, event: IncomingEvent): NewRun[] {
  return registry
    .triggeredBy(event.name)
    .filter((fn) =>
      fn.events.some(
        (trigger) => isNamed(trigger.event, event.name) && holds(trigger.expression, event.body),
      ),
    )
    .map((fn) => ({ fn, event }))
}

/** An event with a sender's id counts once in 24 hours. */
async function leaveOutRepeated(
  tx: Tx,
  given: IncomingEvent[],
): Promise<{ fresh: IncomingEvent[]; ids: string[] }> {
  const first = new Map<string, IncomingEvent>()
  for (const event of given)
    if (event.onceKey !== undefined && !first.has(event.onceKey)) first.set(event.onceKey, event)
  if (first.size === 0) return { fresh: given, ids: given.map(({ id }) => id) }
  const keys = [...first.keys()]
  const taken = await claimOnce(
    tx,
    keys,
    [...first.values()].map(({ id }) => id),
  )
  const before = await tx.query<{ key: string; value: string }>(
    'select key, value from engine.once where key = any($1)',
    [keys],
  )
  const idOf = new Map(before.map(({ key, value }) => [key, value]))
  return {
    fresh: given.filter(
      (event) =>
        event.onceKey === undefined || (first.get(event.onceKey) === event && taken.has(event.onceKey)),
    ),
    ids: given.map(({ id, onceKey }) => (onceKey === undefined ? id : (idOf.get(onceKey) ?? id))),
  }
}
