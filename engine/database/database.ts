import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'

/** Runs one statement and gives its rows. */
export interface Tx {
  query: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
}

export interface Database extends Tx {
  /** Commits what `work` did, or undoes it; done again when the database chose it as the victim of a deadlock. */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** SQLSTATE of deadlocks and of serialisation failures. */
const WORTH_ANOTHER_TRY = new Set(['40P01', '40001'])
const TRIES = 5

export function openDatabase(connectionString: string, size: number): Database {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'farol-engine',
    // Tables that grow from nothing to thousands of rows in seconds are ahead of their statistics.
    options: '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan',
  })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)

  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      await client.query('begin')
      const result = await work(asTx(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => {
        broken ??= reason
      })
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  return {
    ...asTx(pool),
    transaction: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await once(work)
        } catch (error) {
          if (tries === TRIES || !WORTH_ANOTHER_TRY.has(codeOf(error))) throw error
          await sleep(Math.random() * 20 * tries)
        }
      }
    },
    close: () => pool.end(),
  }
}

function asTx(runner: pg.Pool | pg.PoolClient): Tx {
  return {
    query: async <Row extends object>(text: string, values: unknown[] = []) => {
      // Plain without values: migrations have many statements in one text.
      const named = values.length > 0 ? { name: nameOf(text), text, values } : text
      const { rows } = await runner.query<Row>(named)
      return rows
    },
  }
}

const names = new Map<string, string>()

/** Every text is prepared once on each connection; planning would cost more than most of these statements. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return name
}

/** Whether the database can never take such values, like a text that is none or one that is too large. */
export const isRefusal = (error: unknown): boolean => /^(22|54)/.test(codeOf(error))

/** SQLSTATE or the operating system's code of an error; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
