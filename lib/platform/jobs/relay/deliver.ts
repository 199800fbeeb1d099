import 'server-only'
import { EventsRefused, type OutgoingEvent, type Send } from './send'

export interface Refusal {
  id: string
  reason: string
}

export interface Delivery {
  /** Ids of the events that were taken. */
  sent: string[]
  refused: Refusal[]
  /** Why the rest was not even tried. */
  failure?: Error
}

/** Sends events in their order; a request that is refused is halved until the events that spoil it stand alone. */
export async function deliver(events: readonly OutgoingEvent[], send: Send, signal: AbortSignal): Promise<Delivery> {
  const delivery: Delivery = { sent: [], refused: [] }
  const waiting = [events]
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    try {
      await send(part, signal)
      delivery.sent.push(...part.map(({ id }) => id))
    } catch (error) {
      if (!(error instanceof EventsRefused)) return { ...delivery, failure: error instanceof Error ? error : new Error(String(error)) }
      const middle = Math.floor(part.length / 2)
      if (middle > 0) waiting.unshift(part.slice(0, middle), part.slice(middle))
      else delivery.refused.push(...part.map(({ id }) => ({ id, reason: error.message })))
    }
  }
  return delivery
}
