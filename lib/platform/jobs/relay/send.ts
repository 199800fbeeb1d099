import 'server-only'
import { env } from '@/lib/platform/env'

export interface OutgoingEvent {
  /** The outbox row's own: one that arrives twice counts once. */
  id: string
  name: string
  data: Record<string, unknown>
}

/** The events can never be taken as they are; sent again they would be refused again. */
export class EventsRefused extends Error {}

/** Where events go when no server is named: Inngest's cloud. */
const CLOUD = 'https://inn.gs/'
/** How long Inngest may take to say that it is there, in milliseconds. */
const CHECK_PATIENCE = 2_000
/** Malformed, too large, not what an event may be. Everything else may go away by itself. */
const REFUSALS = new Set([400, 413, 422])

export type Send = (events: readonly OutgoingEvent[], signal: AbortSignal) => Promise<void>

/**
 * Asks Inngest whether it takes part. The engine beside us says no until it knows our functions: an event that
 * reached it before would begin none of them, and be gone.
 * @throws when it does not answer, or says no
 */
export async function checkReady(): Promise<void> {
  const response = await fetch(new URL('health', address()), { signal: AbortSignal.timeout(CHECK_PATIENCE) })
  await response.body?.cancel()
  if (response.status === 503) throw new Error('Inngest is not ready')
}

const address = () => env.INNGEST_BASE_URL ?? CLOUD

/**
 * Hands events to Inngest's event API. Not through the SDK's `send`: that tries five times on its own while the
 * rows are locked, and does not tell a refused event from a server that is away.
 * @throws EventsRefused, and whatever `fetch` throws
 */
export const sendEvents: Send = async (events, signal) => {
  const url = new URL(`e/${env.INNGEST_EVENT_KEY}`, address())
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(events),
    signal,
  })
  if (response.ok) {
    await response.body?.cancel()
    return
  }
  const answer = `${response.status} ${(await response.text()).slice(0, 300)}`
  throw REFUSALS.has(response.status) ? new EventsRefused(answer) : new Error(`Inngest answered ${answer}`)
}
