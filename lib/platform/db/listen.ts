import 'server-only'
import pg from 'pg'
import { keepsStatements } from './binder'
import { env } from '@/lib/platform/env'

/** What a listener is told. `deaf` holds until the next `hearing`: whatever happened in between is lost. */
export interface Hearer {
  heard(payload: string): void
  hearing(): void
  deaf(): void
}

const HEARTBEAT = 15_000
const ANSWER_WITHIN = 5_000
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 15_000

/**
 * Hears NOTIFY on a channel over a connection of its own, for as long as the process lives: it reconnects
 * by itself, and a heartbeat finds out when the other end is gone without a word. Behind a pooler LISTEN is
 * accepted and never answered, so there it does not even begin.
 */
export function listen(channel: string, hearer: Hearer): void {
  if (keepsStatements()) void keepListening(channel, hearer)
}

async function keepListening(channel: string, hearer: Hearer): Promise<never> {
  let pause = FIRST_PAUSE
  for (;;) {
    const client = new pg.Client({
      connectionString: env.DATABASE_APP_URL,
      application_name: 'farol-listen',
      connectionTimeoutMillis: ANSWER_WITHIN,
      query_timeout: ANSWER_WITHIN,
      keepAlive: true,
    })
    try {
      const ended = endOf(client)
      client.on('notification', ({ payload }) => hearer.heard(payload ?? ''))
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
      client.unref()
      hearer.hearing()
      pause = FIRST_PAUSE
      await Promise.race([ended, heartbeat(client)])
    } catch {
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
    hearer.deaf()
    void client.end().catch(() => undefined)
    await sleep(pause)
  }
}

/** Ends with the connection; without a listener for 'error' a killed backend would end the process. */
function endOf(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
}

/** @throws when the server no longer answers */
async function heartbeat(client: pg.Client): Promise<never> {
  for (;;) {
    await sleep(HEARTBEAT)
    await client.query('select 1')
  }
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
