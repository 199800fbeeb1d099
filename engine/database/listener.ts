import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'

/** The channel on which engines of one database tell each other what changed. */
export const CHANNEL = 'farol_engine'
/** The channel on which they pass on live messages. */
export const LIVE_CHANNEL = 'farol_live'
/** First key of the advisory lock that every living engine holds; the second is its number. */
export const LIVENESS_LOCK = 72_707_371

export interface Listener {
  close: () => Promise<void>
}

/**
 * Keeps one connection that hears notifications and holds this engine's lock, by which the others know that it
 * lives. Comes back by itself after the database was away; then everybody gets an empty notice, as some may have
 * been missed.
 */
export function startListener(
  connectionString: string,
  engine: number,
  log: Log,
  hearers: Readonly<Record<string, (notice: string) => void>>,
): Listener {
  let client: pg.Client | undefined
  let closed = false

  const listen = async () => {
    while (!closed) {
      const current = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true })
      client = current
      const gone = new Promise<void>((resolve) => {
        current.on('error', () => resolve())
        current.on('end', () => resolve())
      })
      try {
        await current.connect()
        current.on('notification', ({ channel, payload }) => hearers[channel]?.(payload ?? ''))
        await current.query('select pg_advisory_lock($1, $2)', [LIVENESS_LOCK, engine])
        for (const channel of Object.keys(hearers)) await current.query(`listen ${channel}`)
        for (const hear of Object.values(hearers)) hear('')
        await gone
      } catch (error) {
        log.debug({ error }, 'The listener has no connection')
      }
      current.end().catch(() => undefined)
      if (!closed) await sleep(500)
    }
  }

  const listening = listen()
  return {
    close: async () => {
      closed = true
      await client?.end().catch(() => undefined)
      await listening
    },
  }
}
