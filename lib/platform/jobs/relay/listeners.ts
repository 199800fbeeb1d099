import 'server-only'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'

/** A row of the outbox that was sent on. */
export interface RelayedEvent {
  id: string
  tenantId: string
  type: string
  payload: Record<string, unknown>
  at: Date
}

type Listener = (events: readonly RelayedEvent[]) => Promise<void>

const listeners = processWide('jobs.relay.listeners', () => new Map<string, Listener>())

/**
 * Calls back with the events of each batch after the relay has sent and marked them: best effort, maybe twice for
 * one event and never for those of a crash. What must not be missed is an Inngest function.
 */
export function onRelayed(name: string, listener: Listener): void {
  listeners.set(name, listener)
}

/** Nobody waits for the listeners, and what they throw ends in the log. */
export function tellRelayed(events: readonly RelayedEvent[]): void {
  if (events.length === 0) return
  for (const [name, listener] of listeners) {
    listener(events).catch((error: unknown) => log().warn({ error, listener: name }, 'A listener of the relay failed'))
  }
}
