import { digest, storable, ulid } from '../ids.ts'
import { isRecord } from '../protocol/reply.ts'

/** An event as functions see it. */
export interface EventBody {
  id: string
  name: string
  data: Record<string, unknown>
  ts: number
  [more: string]: unknown
}

/** An event on its way into the database. */
export interface IncomingEvent {
  /** The engine's own id; `body.id` is the sender's when it gave one. */
  id: string
  name: string
  body: EventBody
  /** The same for all that are the same event; absent when the sender gave no id. */
  onceKey?: string
}

/** Why an event is not accepted; the message is for the sender. */
export class BadEvent extends Error {}

const RESERVED = 'inngest/'

/**
 * Reads what a sender posted: one event or a list. `idOf` gives the engine's id of the event at an index. Throws
 * BadEvent.
 */
export function readEvents(content: unknown, idOf: (index: number) => string): IncomingEvent[] {
  const list: unknown[] = Array.isArray(content) ? content : [content]
  return list.map((item, index) => {
    if (!isRecord(item)) throw new BadEvent(`Event ${index} is not an object`)
    const { name, data, ts, id, user, v } = item
    if (typeof name !== 'string' || storable(name).trim() === '')
      throw new BadEvent(`Event ${index} has no name`)
    if (name.toLowerCase().startsWith(RESERVED))
      throw new BadEvent(`Event ${index}: names that begin with ${RESERVED} are the engine's own`)
    if (data !== undefined && data !== null && !isRecord(data))
      throw new BadEvent(`Event ${index}: data is not an object`)
    if (ts !== undefined && ts !== null && (typeof ts !== 'number' || !Number.isFinite(ts)))
      throw new BadEvent(`Event ${index}: ts is not a number of milliseconds`)
    const own = idOf(index)
    const given = typeof id === 'string' && id !== '' ? id : undefined
    return {
      id: own,
      name: storable(name),
      onceKey: given && digest('event', name, given),
      body: {
        id: given ?? own,
        name,
        data: isRecord(data) ? data : {},
        ts: ts || Date.now(),
        ...(user === undefined ? {} : { user }),
        ...(v === undefined ? {} : { v }),
      },
    }
  })
}

/** An event that the engine itself makes. */
export function internalEvent(name: string, data: Record<string, unknown>): IncomingEvent {
  const id = ulid()
  return { id, name, body: { id, name, data, ts: Date.now() } }
}

/**
 * Ids for the events of one request. With the seed that the SDK sends (`milliseconds,base64`), a request that is
 * sent again gets the ids that it got before, and so is stored once.
 */
export function seededIds(seed: string | undefined): (index: number) => string {
  const [time = '', entropy = ''] = (seed ?? '').split(',')
  const bytes = Buffer.from(entropy, 'base64')
  const milliseconds = Number(time)
  if (bytes.length !== 10 || !Number.isSafeInteger(milliseconds) || milliseconds <= 0) return () => ulid()
  return (index) => {
    const own = Buffer.from(bytes)
    own.writeUInt32BE((own.readUInt32BE(6) + index) >>> 0, 6)
    return ulid(milliseconds, own)
  }
}
